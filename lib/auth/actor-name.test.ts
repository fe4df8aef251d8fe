import { expect, test } from 'vitest'
import { inSentence } from './actor-name'
import { codeHolderName } from './admin'

test('who has no name is small in the middle of a sentence; a name stays as it is', () => {
  expect(inSentence(codeHolderName(''))).toBe('someone with the access code')
  expect(inSentence(codeHolderName('Ann'))).toBe('Ann (access code)')
})
