import { expect, test } from 'vitest'
import type { AuditEvent } from '../audit/trail'
import { changesSince, readChange } from './concurrent-edits'

const AT = new Date('2026-11-23T10:00:00Z')

function changed(version: number, more: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: version,
    at: AT,
    actor: 'Ann',
    action: 'profile.changed',
    profileId: '11111111-2222-3333-4444-555555555555',
    profileName: 'Production',
    details: { version, changes: { name: { from: 'Old', to: 'New' } }, secretsReplaced: [] },
    ...more,
  }
}

test('a change has its author, its time and its fields', () => {
  expect(readChange(changed(2))).toEqual({
    actor: 'Ann',
    at: '2026-11-23T10:00:00.000Z',
    changes: { name: { from: 'Old', to: 'New' } },
    replaced: [],
    version: 2,
  })
})

test('lists are read as lists', () => {
  const changes = { actions: { from: [], to: ['list_users'] } }
  expect(readChange(changed(2, { details: { version: 2, changes, clientSecret: 'replaced' } }))).toMatchObject({
    changes,
    replaced: ['clientSecret'],
  })
})

test.each<[what: string, event: AuditEvent]>([
  ['another event', changed(2, { action: 'profile.exported' })],
  ['no details', changed(2, { details: {} })],
  ['a version that is no number', changed(2, { details: { version: '2', changes: {}, clientSecret: 'kept' } })],
  ['a change without an end', changed(2, { details: { version: 2, changes: { name: {} }, clientSecret: 'kept' } })],
])('%s is not a change', (_what, event) => {
  expect(readChange(event)).toBeNull()
})

test('only the changes after a version are given, oldest first', () => {
  const events = [
    changed(4, { actor: 'Dan' }),
    changed(4, { action: 'profile.exported' }),
    changed(3, { actor: 'Cem' }),
    changed(2, { actor: 'Bob' }),
  ]
  expect(changesSince(events, 2).map(({ actor }) => actor)).toEqual(['Cem', 'Dan'])
  expect(changesSince(events, 4)).toEqual([])
})

test('versions do not appear on the page', () => {
  expect(changesSince([changed(2)], 1)[0]).not.toHaveProperty('version')
})
