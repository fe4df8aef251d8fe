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

test('a file that cannot be read is named', async () => {
  await mkdir(join(folder, 'access-code.json'))
  await expect(findAccessCode(place())).rejects.toThrow(`${join(folder, 'access-code.json')} is a folder`)
})

describe('in a folder', () => {
  test('there is no code before the first, nor where the folder is not there', async () => {
    expect(await findAccessCode(place())).toBeNull()
    expect(await findAccessCode(place(join(folder, 'none')))).toBeNull()
  })

  test('the first code is made once', async () => {
    const code = await makeFirstAccessCode(place())
    expect(await isCode(code)).toBe(true)
    expect(await makeFirstAccessCode(place())).toBeNull()
    expect(await isCode(code)).toBe(true)
  })

  test('only the hash is kept, and only its owner can read it', async () => {
    const dataDir = join(folder, 'new', 'data')
    const code = await makeFirstAccessCode(place(dataDir))
    expect(await readdir(dataDir)).toEqual(['access-code.json'])
    expect(await readFile(join(dataDir, 'access-code.json'), 'utf8')).not.toContain(code?.slice(0, 5))
    expect((await stat(join(dataDir, 'access-code.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  })

  test('a new code takes the old one’s place, and begins a new generation', async () => {
    const old = await makeFirstAccessCode(place())
    const before = await findAccessCode(place())
    const code = await replaceAccessCode(place())
    expect(await isCode(code)).toBe(true)
    expect(await isCode(old)).toBe(false)
    expect((await findAccessCode(place()))?.generation).not.toBe(before?.generation)
  })

  test('a code can be created by replacing none, and only its owner can read the file', async () => {
    const dataDir = join(folder, 'new')
    const code = await replaceAccessCode(place(dataDir))
    expect(await isCode(code, dataDir)).toBe(true)
    expect((await stat(join(dataDir, 'access-code.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  })

  test.each(['', '{', 'null', '{"hash":"x"}', '[]'])('a file with %j is an error, and no way in', async (text) => {
    await writeFile(join(folder, 'access-code.json'), text)
    await expect(findAccessCode(place())).rejects.toThrow()
    await expect(makeFirstAccessCode(place())).rejects.toThrow()
  })

  test('a record of an earlier version says what to run, which works then', async () => {
    await writeFile(join(folder, 'access-code.json'), '{"hash":"c2FsdA==.aGFzaA==","generation":"g"}')
    await expect(makeFirstAccessCode(place())).rejects.toThrow('Run "npm run access-code"')
    expect(await isCode(await replaceAccessCode(place()))).toBe(true)
  })
})
