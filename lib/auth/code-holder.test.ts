import { expect, test } from 'vitest'
import { codeHolderName } from './admin'
import { inSentence } from './code-holder'

test('who has no name is small in the middle of a sentence; a name stays as it is', () => {
  expect(inSentence(codeHolderName(''))).toBe('someone with the access code')
  expect(inSentence(codeHolderName('Ann'))).toBe('Ann (access code)')
})
