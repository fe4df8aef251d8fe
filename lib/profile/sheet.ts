import type { Guide } from '../guide/schema'
import type { Profile } from './profile'
import { requestedScopes } from './scopes-field'

/** What is entered in StackOne for a profile, in the order of its form. The secret is not here: StackOne gets it by hand. */
export interface Sheet {
  /** Each box of StackOne's form, and what goes into it; null for the secret's. */
  values: readonly { label: string; text: string | null }[]
  /** The labels of the chosen actions, in the catalogue's order. */
  actions: readonly string[]
}

/** The sheet of a profile. */
export function makeSheet(guide: Guide, profile: Profile): Sheet {
  const { accountId, clientId, clientSecret } = guide.profile.fields
  return {
    values: [
      { label: 'Type', text: guide.method },
      { label: accountId.label, text: profile.accountId },
      { label: clientId.label, text: profile.clientId },
      { label: clientSecret.label, text: null },
      { label: 'Scopes', text: requestedScopes(guide, profile.scopes).join(' ') },
    ],
    actions: guide.actions.filter(({ id }) => profile.actions.includes(id)).map(({ label }) => label),
  }
}

/** The three ways in which users link their accounts. */
export const WAYS_TO_LINK = [
  { name: 'Embedded Hub', text: 'Users link accounts inside your own product.' },
  { name: 'Auth Link', text: 'You send a user a link.' },
  { name: 'Dashboard', text: 'You link an account yourself, in StackOne.' },
] as const
