import { secretFields } from '../guide/fields'
import type { Field, Guide } from '../guide/schema'
import { showField } from './field-labels'
import type { Profile } from './profile'
import { requestedScopes } from './scopes-field'

/**
 * The values to enter in StackOne for a profile, in the order of its form, without the secret, which is entered by
 * hand.
 */
export interface Sheet {
  /** Each box of StackOne's form with its value; null for the secret's. */
  values: readonly { label: string; text: string | null }[]
  /** The labels of the chosen actions, in the catalogue's order. */
  actions: readonly string[]
}

/** The sheet of a profile. */
export function makeSheet(guide: Guide, profile: Profile): Sheet {
  return {
    values: [
      ...(isAccount(guide) ? [] : [{ label: 'Type', text: guide.method }]),
      ...guide.fields.flatMap((field) => rowOf(guide, profile, field)),
    ],
    actions: guide.actions.filter(({ id }) => profile.actions.includes(id)).map(({ label }) => label),
  }
}

/** Whether the values are entered when a user links an account, and not for a connector profile. */
export function isAccount({ purpose }: Pick<Guide, 'purpose'>): boolean {
  return purpose === 'link-account'
}

/** The steps to enter them then. */
export function accountSteps(guide: Guide): string[] {
  return [
    'Open the Hub: inside your own product, by an Auth Link, or under Accounts in StackOne.',
    `Select ${guide.connectorName}.`,
    `Enter the values${secretFields(guide).length > 0 ? ', secrets from your password manager' : ''}, and connect.`,
  ]
}

/** The value of a box; none for an empty optional one. */
function rowOf(guide: Guide, profile: Profile, { key, label, kind, role, required }: Field): Sheet['values'] {
  if (role === 'scopes') return [{ label, text: requestedScopes(guide, profile.scopes).join(' ') }]
  if (kind === 'secret') return required || profile.secrets[key] ? [{ label, text: null }] : []
  const text = showField(guide, key, profile.fields[key] ?? '')
  return text === '' && !required ? [] : [{ label, text }]
}

/** The three ways in which users link their accounts. */
export const WAYS_TO_LINK = [
  { name: 'Embedded Hub', text: 'Users link accounts inside your own product.' },
  { name: 'Auth Link', text: 'You send a user a link.' },
  { name: 'Dashboard', text: 'You link an account yourself, in StackOne.' },
] as const
