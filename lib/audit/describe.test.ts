import { expect, test } from 'vitest'
import { describeEvent } from './describe'

test.each([
  ['profile.created', {}, 'created the profile'],
  ['profile.tested', { outcome: 'ready', run: 'x' }, 'tested the profile: ready'],
  ['profile.tested', { outcome: 'incomplete' }, 'tested the profile: incomplete'],
  ['profile.tested', { outcome: 'constructor' }, 'tested the profile'],
  ['an action of a later version', {}, 'an action of a later version'],
])('%s with %j reads as a phrase after a name', (action, details, words) => {
  expect(describeEvent({ action, details })).toBe(words)
})
