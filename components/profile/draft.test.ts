import { expect, test } from 'vitest'
import type { FormValues } from '@/lib/profile/form-values'
import { keepTyped, resume } from './draft'

const EMPTY: FormValues = { name: '', cloud: 'aws', fields: { accountId: '', clientId: '' }, scopes: '', actions: [] }
/** The form as a link with a choice gives it. */
const LINKED: FormValues = { ...EMPTY, scopes: 'scim offline_access', actions: ['list_users'] }
const OTHER: FormValues = { ...EMPTY, cloud: 'azure', scopes: 'billing offline_access', actions: ['list_budgets'] }

test('a draft returns to the form that it was typed into', () => {
  const typed = { ...LINKED, name: 'Production', scopes: 'scim', actions: [], cloud: 'gcp' }
  expect(resume({ began: LINKED, values: typed }, LINKED)).toEqual(typed)
})

test('a new choice in the guide replaces the one in the draft', () => {
  const typed = { ...LINKED, name: 'Production', fields: { accountId: '1', clientId: '' } }
  expect(resume({ began: LINKED, values: typed }, OTHER)).toEqual({
    ...OTHER,
    name: 'Production',
    fields: { accountId: '1', clientId: '' },
  })
})

test('it counts more than a choice that was made in the form before', () => {
  const typed = { ...LINKED, scopes: 'scim', actions: ['get_user'] }
  expect(resume({ began: LINKED, values: typed }, OTHER)).toEqual(OTHER)
})

test('what the guide leaves as it was stays as it was typed', () => {
  const typed = { ...LINKED, cloud: 'gcp' }
  const linked = { ...LINKED, actions: ['list_users', 'get_user'] }
  expect(resume({ began: LINKED, values: typed }, linked)).toEqual({ ...linked, cloud: 'gcp' })
})

test('a name and IDs that were typed stay, whatever the form begins with now', () => {
  const typed = { ...EMPTY, name: 'Typed', fields: { accountId: '', clientId: 'typed' } }
  expect(
    resume({ began: EMPTY, values: typed }, { ...EMPTY, name: 'Given', fields: { accountId: '', clientId: 'given' } }),
  ).toEqual(typed)
})

test('what is typed into some fields stays, and the others follow', () => {
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
