import { afterEach, expect, test } from 'vitest'
import { embeddedPlace, whyFailed } from './why-failed'

afterEach(() => {
  embeddedPlace().folder = null
})

test.each([
  ['53100', /disk is full: free some space/],
  ['25006', /can only be read/],
  ['28P01', /password of DATABASE_URL/],
  ['ECONNREFUSED', /check DATABASE_URL/],
  ['ECONNRESET', /connection broke/],
  ['XX001', /look at its disk/],
  ['22P02', /Appendix A/],
])('the code %s has an explanation', (code, words) => {
  expect(whyFailed(code)).toMatch(words)
})

test('the message for the embedded database names its folder, and no missing setting', () => {
  embeddedPlace().folder = '/data/postgres'
  expect(whyFailed('53100')).toBe(
    'It is in /data/postgres. Its disk is full: free some space. The wizard then continues by itself. Nothing is lost.',
  )
  expect(whyFailed('ENOENT')).toBe('It is in /data/postgres. It is being started again.')
})
