import { expect, test } from 'vitest'
import { describeEvent } from './describe'

test.each([
  ['profile.created', {}, 'created the profile'],
  ['profile.tested', { outcome: 'ready', run: 'x' }, 'tested the profile: ready'],
  ['profile.tested', { outcome: 'incomplete' }, 'tested the profile: incomplete'],
  ['profile.tested', { outcome: 'constructor' }, 'tested the profile'],
  ['setup.made', { recipient: 'Dana' }, 'created a setup link for Dana'],
  ['setup.finished', {}, 'finished the setup'],
  ['an action of a later version', {}, 'an action of a later version'],
])('%s with %j reads as a phrase after a name', (action, details, words) => {
  expect(describeEvent({ action, details })).toBe(words)
})
