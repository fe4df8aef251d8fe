import { CompactEncrypt, type CompactJWEHeaderParameters, decodeProtectedHeader } from 'jose'
import { describe, expect, test } from 'vitest'
import { isSealedByFirst, type KeyRing, open, seal } from './seal'

const OLD = new Uint8Array(32).fill(1)
const NEW = new Uint8Array(32).fill(2)
const RING: KeyRing = [OLD]
const PLACE = 'profiles/1/client_secret'

/** A JWE by the right key, with any header. */
function encrypt(header: CompactJWEHeaderParameters): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode('secret')).setProtectedHeader(header).encrypt(OLD)
}

/** The right key's name, like in `seal`. */
async function ownKeyId(): Promise<string> {
  return `${decodeProtectedHeader(await seal(RING, PLACE, 'secret')).kid}`
}

/** The same with one letter of one part changed. */
function withPartChanged(sealed: string, part: number): string {
  const parts = sealed.split('.')
  const text = parts[part] ?? ''
  parts[part] = text === '' ? 'AAAA' : (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
  return parts.join('.')
}

test.each(['secret', '', ' with  space ', 'sécret 🚀', "'; drop table profiles; --", 'a'.repeat(1000)])(
  'the secret %.30j opens unchanged',
  async (secret) => {
    expect(await open(RING, PLACE, await seal(RING, PLACE, secret))).toEqual({ ok: true, secret })
  },
)

test('sealed text contains neither secret nor key, and differs each time', async () => {
  const [one, two] = [await seal(RING, PLACE, 'canary'), await seal(RING, PLACE, 'canary')]
  expect(one).not.toBe(two)
  const decoded = one.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
  expect(decoded.join()).not.toContain('canary')
  for (const encoding of ['latin1', 'base64', 'base64url', 'hex'] as const) {
    expect(`${one} ${decoded.join()}`).not.toContain(Buffer.from(OLD).toString(encoding).replace(/=+$/, ''))
  }
  expect(JSON.parse(decoded[0] ?? '')).toMatchObject({ alg: 'dir', enc: 'A256GCM', place: PLACE })
})

describe('opening', () => {
  test('works with any key of the ring', async () => {
    const sealed = await seal([OLD], PLACE, 'secret')
    expect(await open([NEW, OLD], PLACE, sealed)).toEqual({ ok: true, secret: 'secret' })
  })

  test('without the key reports it', async () => {
    expect(await open([NEW], PLACE, await seal([OLD], PLACE, 'secret'))).toEqual({ ok: false, reason: 'unknown-key' })
  })

  test('at another place fails', async () => {
    const sealed = await seal(RING, PLACE, 'secret')
    expect(await open(RING, 'profiles/2/client_secret', sealed)).toEqual({ ok: false, reason: 'corrupt' })
  })

  test.each([
    ['encrypted key', 1],
    ['nonce', 2],
    ['secret', 3],
    ['tag', 4],
  ])('fails if its %s was changed', async (_what, part) => {
    const sealed = withPartChanged(await seal(RING, PLACE, 'secret'), part)
    expect(await open(RING, PLACE, sealed)).toEqual({ ok: false, reason: 'corrupt' })
  })

  test('fails if its header was changed to name another place', async () => {
    const [header = '', ...rest] = (await seal(RING, PLACE, 'secret')).split('.')
    const fields = JSON.parse(Buffer.from(header, 'base64url').toString())
    const changed = Buffer.from(JSON.stringify({ ...fields, place: 'elsewhere' })).toString('base64url')
    expect(await open(RING, 'elsewhere', [changed, ...rest].join('.'))).toEqual({ ok: false, reason: 'corrupt' })
  })

  test.each(['', 'rubbish', '....', 'a.b.c.d.e', 'e30.a.b.c.d', '\0', '__proto__'])(
    'fails for %j, which is not a JWE',
    async (sealed) => {
      expect(await open(RING, PLACE, sealed)).toEqual({ ok: false, reason: 'corrupt' })
    },
  )

  test('accepts a JWE with the header that `seal` writes', async () => {
    const sealed = await encrypt({ alg: 'dir', enc: 'A256GCM', kid: await ownKeyId(), place: PLACE })
    expect(await open(RING, PLACE, sealed)).toEqual({ ok: true, secret: 'secret' })
  })

  test.each([
    ['without the id of a key', async () => ({ alg: 'dir', enc: 'A256GCM', place: PLACE })],
    ['without a place', async () => ({ alg: 'dir', enc: 'A256GCM', kid: await ownKeyId() })],
    ['of another algorithm', async () => ({ alg: 'A256KW', enc: 'A256GCM', kid: await ownKeyId(), place: PLACE })],
    ['of another encryption', async () => ({ alg: 'dir', enc: 'A128CBC-HS256', kid: await ownKeyId(), place: PLACE })],
  ])('refuses a JWE %s', async (_what, header) => {
    const sealed = await encrypt(await header())
    expect(await open(RING, PLACE, sealed)).toEqual({ ok: false, reason: 'corrupt' })
  })
})

test('secrets sealed with another key are found', async () => {
  const sealed = await seal([OLD], PLACE, 'secret')
  expect(isSealedByFirst([OLD, NEW], sealed)).toBe(true)
  expect(isSealedByFirst([NEW, OLD], sealed)).toBe(false)
  expect(isSealedByFirst([OLD], 'rubbish')).toBe(false)
})
