import { expect, test } from 'vitest'
import { nameForOutsiders } from '../auth/actor-name'
import { type EnvelopeView, envelopeOfGiver } from './envelope'

test('a recipient sees only the permission that they gave', () => {
  const times = { givenAt: '2026-11-28T10:00:00Z', until: '2026-11-29T10:00:00Z', takenAt: '2026-11-28T11:00:00Z' }
  const envelope: EnvelopeView = {
    ...{ id: 'e', state: 'taken', giver: 'Dana (setup link)', receiver: null },
    ...{ ...times, takenBy: 'Ann (access code)' },
  }
  expect(envelopeOfGiver(envelope, 'Dana (setup link)', nameForOutsiders)).toEqual({ ...envelope, takenBy: 'Ann' })
  expect(envelopeOfGiver({ ...envelope, giver: 'Ben (access code)' }, 'Dana (setup link)', nameForOutsiders)).toBeNull()
  expect(envelopeOfGiver(null, 'Dana (setup link)', nameForOutsiders)).toBeNull()
})
