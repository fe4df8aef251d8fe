import { scryptSync } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AccessCodeRecord, hashAccessCode, isAccessCode, makeAccessCode } from './access-code'

const CODE = 'AB0C1-DEFGH-JKMNP-QRSTV-WXYZ2-34567'

describe('a new code', () => {
  test('is six groups of five letters, none of which is mistaken for another', () => {
    for (let time = 0; time < 100; time++) {
      expect(makeAccessCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){5}$/)
    }
  })

  test('is another one each time', () => {
    expect(new Set(Array.from({ length: 100 }, makeAccessCode)).size).toBe(100)
  })

  test('may have any of 32 letters in each of its 30 places: 150 bits', () => {
    const codes = Array.from({ length: 1000 }, () => makeAccessCode().replaceAll('-', ''))
    for (let place = 0; place < 30; place++) expect(new Set(codes.map((code) => code[place])).size).toBe(32)
  })
})

describe('a code that was hashed', () => {
  let record: AccessCodeRecord = { hash: '', generation: '' }
  beforeAll(async () => {
    record = await hashAccessCode(CODE)
  })

  test('is not in its record', () => {
    expect(JSON.stringify(record)).not.toMatch(/AB0C1|DEFGH/)
    expect(record.hash).toMatch(/^[\w+/]+={0,2}\.[\w+/]+={0,2}$/)
  })

  test('is hashed slowly: by scrypt, with 32 MB', () => {
    const [salt = '', hash] = record.hash.split('.')
    const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }
    const expected = scryptSync(CODE.replaceAll('-', ''), Buffer.from(salt, 'base64'), 32, cost)
    expect(hash).toBe(expected.toString('base64'))
  })

  test.each([
    CODE,
    CODE.toLowerCase(),
    CODE.replaceAll('-', ''),
    ` ${CODE.replaceAll('-', ' ')}\n`,
    'ABOCI-DEFGH-JKMNP-QRSTV-WXYZ2-34567',
    'aboc-ldef.ghjkm_npqrstvwxyz234567',
  ])('is known as %j', async (typed) => {
    expect(await isAccessCode(record, typed)).toBe(true)
  })

  test.each([
    '',
    '-',
    `${CODE}A`,
    CODE.slice(1),
    CODE.replace('QRSTV', 'QRSTW'),
    '🚀',
    '__proto__',
    `${'-'.repeat(200)}${CODE}`,
    'a'.repeat(100_000),
  ])('is not %.30j', async (typed) => {
    expect(await isAccessCode(record, typed)).toBe(false)
  })

  test('has another record when it is hashed again', async () => {
    const again = await hashAccessCode(CODE)
    expect(again.hash).not.toBe(record.hash)
    expect(again.generation).not.toBe(record.generation)
    expect(await isAccessCode(again, CODE)).toBe(true)
  })
})

test.each(['', '.', 'rubbish', 'c2FsdA==.', 'c2FsdA==.c2hvcnQ='])(
  'the broken record %j lets nobody in',
  async (hash) => {
    expect(await isAccessCode({ hash, generation: '' }, '')).toBe(false)
  },
)
