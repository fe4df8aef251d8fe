import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isAccessCode } from './access-code'
import { findAccessCode, makeFirstAccessCode, replaceAccessCode } from './access-code-store'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wizard-access-code-'))
})
afterEach(() => rm(folder, { recursive: true }))

function place(dataDir = folder) {
  return { databaseUrl: null, dataDir }
}

async function isCode(code: string | null, dataDir = folder): Promise<boolean> {
  const record = await findAccessCode(place(dataDir))
  return record !== null && code !== null && isAccessCode(record, code)
}

test('the error for an unreadable file names the file', async () => {
  await mkdir(join(folder, 'access-code.json'))
  await expect(findAccessCode(place())).rejects.toThrow(`${join(folder, 'access-code.json')} is a folder`)
})

describe('in a folder', () => {
  test('no code exists before the first one is created, nor in a missing folder', async () => {
    expect(await findAccessCode(place())).toBeNull()
    expect(await findAccessCode(place(join(folder, 'none')))).toBeNull()
  })

  test('the first code is created only once', async () => {
    const code = await makeFirstAccessCode(place())
    expect(await isCode(code)).toBe(true)
    expect(await makeFirstAccessCode(place())).toBeNull()
    expect(await isCode(code)).toBe(true)
  })

  test('the file holds only a hash, and only its owner can read it', async () => {
    const dataDir = join(folder, 'new', 'data')
    const code = await makeFirstAccessCode(place(dataDir))
    expect(await readdir(dataDir)).toEqual(['access-code.json'])
    expect(await readFile(join(dataDir, 'access-code.json'), 'utf8')).not.toContain(code?.slice(0, 5))
    expect((await stat(join(dataDir, 'access-code.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  })

  test('a new code replaces the old one and starts a new generation', async () => {
    const old = await makeFirstAccessCode(place())
    const before = await findAccessCode(place())
    const code = await replaceAccessCode(place())
    expect(await isCode(code)).toBe(true)
    expect(await isCode(old)).toBe(false)
    expect((await findAccessCode(place()))?.generation).not.toBe(before?.generation)
  })

  test('creating a code also works when none exists, and only its owner can read the file', async () => {
    const dataDir = join(folder, 'new')
    const code = await replaceAccessCode(place(dataDir))
    expect(await isCode(code, dataDir)).toBe(true)
    expect((await stat(join(dataDir, 'access-code.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  })

  test.each(['', '{', 'null', '{"hash":"x"}', '[]'])('a file with %j is an error and lets nobody in', async (text) => {
    await writeFile(join(folder, 'access-code.json'), text)
    await expect(findAccessCode(place())).rejects.toThrow()
    await expect(makeFirstAccessCode(place())).rejects.toThrow()
  })

  test('a record of an earlier version names the command to run, which then works', async () => {
    await writeFile(join(folder, 'access-code.json'), '{"hash":"c2FsdA==.aGFzaA==","generation":"g"}')
    await expect(makeFirstAccessCode(place())).rejects.toThrow('Run "npm run access-code"')
    expect(await isCode(await replaceAccessCode(place()))).toBe(true)
  })
})
