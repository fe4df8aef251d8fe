import { expect, test } from 'vitest'
import { inSentence, nameForOutsiders } from './actor-name'
import { codeHolderName } from './admin'

test('people outside hear of no access code', () => {
  expect(nameForOutsiders(codeHolderName(''))).toBe('Someone')
  expect(nameForOutsiders(codeHolderName('Ann'))).toBe('Ann')
  expect(nameForOutsiders('ann@example.com')).toBe('ann@example.com')
})

test('who has no name is small in the middle of a sentence; a name stays as it is', () => {
  expect(inSentence(codeHolderName(''))).toBe('someone with the access code')
  expect(inSentence(codeHolderName('Ann'))).toBe('Ann (access code)')
})
