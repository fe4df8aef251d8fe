import { expect, test } from 'vitest'
import { inSentence, nameForOutsiders } from './actor-name'
import { codeHolderName } from './admin'

test('a name for outsiders does not mention the access code', () => {
  expect(nameForOutsiders(codeHolderName(''))).toBe('Someone')
  expect(nameForOutsiders(codeHolderName('Ann'))).toBe('Ann')
  expect(nameForOutsiders('ann@example.com')).toBe('ann@example.com')
})

test('an unnamed admin is lower case within a sentence, and any other name stays unchanged', () => {
  expect(inSentence(codeHolderName(''))).toBe('someone with the access code')
  expect(inSentence(codeHolderName('Ann'))).toBe('Ann (access code)')
})
