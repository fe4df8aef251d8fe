import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadKeyRing, sessionKey } from './key-ring'

const FIRST = new Uint8Array(32).fill(1)
const SECOND = new Uint8Array(32).fill(2)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wizard-key-ring-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function writeKey(text: string): void {
  writeFileSync(join(folder, 'secrets.key'), text)
}

function base64(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('base64')
}

describe('with no key in the settings', () => {
  test('a first start creates a key that only its owner can read, in a folder that only its owner can enter', () => {
    const dataDir = join(folder, 'new', 'data')
    const [key] = loadKeyRing({ secretsKeys: [], dataDir })
    expect(key).toHaveLength(32)
    expect(readdirSync(dataDir)).toEqual(['secrets.key'])
    expect(readFileSync(join(dataDir, 'secrets.key'), 'utf8')).toBe(`${base64(key)}\n`)
    expect(statSync(join(dataDir, 'secrets.key')).mode & 0o777).toBe(0o600)
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  })

  test('the next start has the same key', () => {
    const first = loadKeyRing({ secretsKeys: [], dataDir: folder })
    expect(loadKeyRing({ secretsKeys: [], dataDir: folder })).toEqual(first)
  })

  test('another folder gets another key', () => {
    const other = join(folder, 'other')
    expect(loadKeyRing({ secretsKeys: [], dataDir: folder })).not.toEqual(
      loadKeyRing({ secretsKeys: [], dataDir: other }),
    )
  })

  test('the remains of an interrupted start do not matter', () => {
    writeFileSync(join(folder, `secrets.key.${process.pid}`), 'half a k')
    expect(loadKeyRing({ secretsKeys: [], dataDir: folder })).toHaveLength(1)
    expect(loadKeyRing({ secretsKeys: [], dataDir: folder })).toEqual(loadKeyRing({ secretsKeys: [], dataDir: folder }))
  })

  test('two concurrent first starts share one key', { timeout: 30_000 }, async () => {
    const starts = [startChild(), startChild()]
    await Promise.all(starts.map((child) => once(child.stdout, 'data')))
    const keys = starts.map(async (child) => {
      child.stdin.end('go')
      return `${await once(child.stdout, 'data')}`
    })
    const [one, two] = await Promise.all(keys)
    expect(one).toMatch(/^[\w+/]{43}=$/)
    expect(two).toBe(one)
    await Promise.all(starts.map((child) => child.exitCode ?? once(child, 'close')))
    expect(readdirSync(folder)).toEqual(['secrets.key'])
  })
})

/** A process that prints that it is ready, and on input loads the key and prints it. */
function startChild(): ChildProcessWithoutNullStreams {
  const script = `
    const { loadKeyRing } = await import(${JSON.stringify(new URL('./key-ring.ts', import.meta.url).href)})
    process.stdin.once('data', () => {
      const [key] = loadKeyRing({ secretsKeys: [], dataDir: ${JSON.stringify(folder)} })
      process.stdout.write(Buffer.from(key).toString('base64'))
    })
    process.stdout.write('ready')
  `
  return spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', script])
}

describe('with keys in the settings', () => {
  test('those keys are the ring, and no file is created', () => {
    expect(loadKeyRing({ secretsKeys: [FIRST, SECOND], dataDir: folder })).toEqual([FIRST, SECOND])
    expect(readdirSync(folder)).toEqual([])
  })

  test('the folder’s key comes last, so that secrets sealed with it still open', () => {
    writeKey(base64(SECOND))
    expect(loadKeyRing({ secretsKeys: [FIRST], dataDir: folder })).toEqual([FIRST, SECOND])
  })
})

test.each([
  ['empty', ''],
  ['too short', base64(new Uint8Array(31))],
  ['too long', base64(new Uint8Array(33))],
  ['no Base64', '{"canary": true}'],
])('a file that is %s is named and not overwritten, with or without keys in the settings', (_what, text) => {
  writeKey(text)
  const sentence = new RegExp(`^${join(folder, 'secrets.key')} is not a key: .+\\.$`)
  expect(() => loadKeyRing({ secretsKeys: [], dataDir: folder })).toThrow(sentence)
  expect(() => loadKeyRing({ secretsKeys: [FIRST], dataDir: folder })).toThrow(sentence)
  expect(readFileSync(join(folder, 'secrets.key'), 'utf8')).toBe(text)
})

test('a folder in place of the file is named', () => {
  mkdirSync(join(folder, 'secrets.key'))
  const sentence = new RegExp(`^${join(folder, 'secrets.key')} is a folder, .+\\.$`)
  expect(() => loadKeyRing({ secretsKeys: [], dataDir: folder })).toThrow(sentence)
})

test('a key with a line break at its end is the same key', () => {
  writeKey(`${base64(FIRST)}\r\n`)
  expect(loadKeyRing({ secretsKeys: [], dataDir: folder })).toEqual([FIRST])
})

test('the session key is derived from the first key only', () => {
  expect(sessionKey([FIRST])).toMatch(/^[\w-]{43}$/)
  expect(sessionKey([FIRST, SECOND])).toBe(sessionKey([FIRST]))
  expect(sessionKey([SECOND, FIRST])).not.toBe(sessionKey([FIRST]))
  expect(sessionKey([FIRST])).not.toBe(Buffer.from(FIRST).toString('base64url'))
})
