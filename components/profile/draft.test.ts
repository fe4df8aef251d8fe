import { expect, test } from 'vitest'
import type { FormValues } from '@/lib/profile/form-values'
import { keepTyped, resume } from './draft'

const EMPTY: FormValues = { name: '', cloud: 'aws', fields: { accountId: '', clientId: '' }, scopes: '', actions: [] }
/** The form as a link with a choice fills it in. */
const LINKED: FormValues = { ...EMPTY, scopes: 'scim offline_access', actions: ['list_users'] }
const OTHER: FormValues = { ...EMPTY, cloud: 'azure', scopes: 'billing offline_access', actions: ['list_budgets'] }

test('a draft returns to the form it was typed into', () => {
  const typed = { ...LINKED, name: 'Production', scopes: 'scim', actions: [], cloud: 'gcp' }
  expect(resume({ began: LINKED, values: typed }, LINKED)).toEqual(typed)
})

test('a new choice in the guide replaces the choice in the draft', () => {
  const typed = { ...LINKED, name: 'Production', fields: { accountId: '1', clientId: '' } }
  expect(resume({ began: LINKED, values: typed }, OTHER)).toEqual({
    ...OTHER,
    name: 'Production',
    fields: { accountId: '1', clientId: '' },
  })
})

test('a choice in the guide takes precedence over a choice made in the form', () => {
  const typed = { ...LINKED, scopes: 'scim', actions: ['get_user'] }
  expect(resume({ began: LINKED, values: typed }, OTHER)).toEqual(OTHER)
})

test('a field that the guide does not change keeps its typed value', () => {
  const typed = { ...LINKED, cloud: 'gcp' }
  const linked = { ...LINKED, actions: ['list_users', 'get_user'] }
  expect(resume({ began: LINKED, values: typed }, linked)).toEqual({ ...linked, cloud: 'gcp' })
})

test('a typed name and typed IDs stay, whatever values the form starts with', () => {
  const typed = { ...EMPTY, name: 'Typed', fields: { accountId: '', clientId: 'typed' } }
  expect(
    resume({ began: EMPTY, values: typed }, { ...EMPTY, name: 'Given', fields: { accountId: '', clientId: 'given' } }),
  ).toEqual(typed)
})

test('a typed field keeps its value, and the untouched fields follow the new start values', () => {
  const typed = { ...EMPTY, fields: { accountId: 'typed', clientId: '' }, cloud: 'gcp' }
  expect(
    keepTyped(
      { began: EMPTY, values: typed },
      { ...OTHER, name: 'Drafted', fields: { accountId: 'drafted', clientId: 'drafted' } },
    ),
  ).toEqual({
    ...OTHER,
    name: 'Drafted',
    fields: { accountId: 'typed', clientId: 'drafted' },
    cloud: 'gcp',
  })
})
