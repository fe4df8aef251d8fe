import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isAccessCode, isReadable, makeAccessCode, recordOf } from './access-code'

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

describe('a code that is kept', () => {
  const record = recordOf(CODE)

  test('is kept as a hash alone', () => {
    expect(JSON.stringify(record)).not.toMatch(/AB0C1|DEFGH/)
    expect(record.hash).toBe(createHash('sha256').update(CODE.replaceAll('-', '')).digest('base64url'))
    expect(isReadable(record)).toBe(true)
  })

  test.each([
    CODE,
    CODE.toLowerCase(),
    CODE.replaceAll('-', ''),
    ` ${CODE.replaceAll('-', ' ')}\n`,
    'ABOCI-DEFGH-JKMNP-QRSTV-WXYZ2-34567',
    'aboc-ldef.ghjkm_npqrstvwxyz234567',
  ])('is known as %j', (typed) => {
    expect(isAccessCode(record, typed)).toBe(true)
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
  ])('is not %.30j', (typed) => {
    expect(isAccessCode(record, typed)).toBe(false)
  })

  test('begins a new generation when it is kept again', () => {
    expect(recordOf(CODE).generation).not.toBe(record.generation)
  })
})

test.each(['', '.', 'rubbish', 'c2FsdA==.', 'c2FsdA==.c2hvcnQ='])('the broken record %j lets nobody in', (hash) => {
  expect(isAccessCode({ hash, generation: '' }, '')).toBe(false)
  expect(isReadable({ hash, generation: '' })).toBe(false)
})
