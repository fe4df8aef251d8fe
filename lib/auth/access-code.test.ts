import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isAccessCode, isReadable, makeAccessCode, recordOf } from './access-code'

const CODE = 'AB0C1-DEFGH-JKMNP-QRSTV-WXYZ2-34567'

describe('a new code', () => {
  test('is six groups of five letters, without letters that look alike', () => {
    for (let time = 0; time < 100; time++) {
      expect(makeAccessCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){5}$/)
    }
  })

  test('differs each time', () => {
    expect(new Set(Array.from({ length: 100 }, makeAccessCode)).size).toBe(100)
  })

  test('has one of 32 letters in each of 30 places: 150 bits', () => {
    const codes = Array.from({ length: 1000 }, () => makeAccessCode().replaceAll('-', ''))
    for (let place = 0; place < 30; place++) expect(new Set(codes.map((code) => code[place])).size).toBe(32)
  })
})

describe('a stored code', () => {
  const record = recordOf(CODE)

  test('is stored only as a hash', () => {
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
  ])('matches %j', (typed) => {
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
  ])('does not match %.30j', (typed) => {
    expect(isAccessCode(record, typed)).toBe(false)
  })

  test('starts a new generation when it is stored again', () => {
    expect(recordOf(CODE).generation).not.toBe(record.generation)
  })
})

test.each(['', '.', 'rubbish', 'c2FsdA==.', 'c2FsdA==.c2hvcnQ='])('the broken record %j lets nobody in', (hash) => {
  expect(isAccessCode({ hash, generation: '' }, '')).toBe(false)
  expect(isReadable({ hash, generation: '' })).toBe(false)
})
