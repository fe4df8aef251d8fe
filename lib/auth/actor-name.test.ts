import { expect, test } from 'vitest'
import { inSentence } from './actor-name'
import { codeHolderName } from './admin'

test('an unnamed admin is lower case within a sentence, and any other name stays unchanged', () => {
  expect(inSentence(codeHolderName(''))).toBe('someone with the access code')
  expect(inSentence(codeHolderName('Ann'))).toBe('Ann (access code)')
})
