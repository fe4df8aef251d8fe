import { randomUUID } from 'node:crypto'
import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import { answerCleaner, openValuesOf } from '../oauth-test/clean-answer'
import { subjectOf } from '../oauth-test/subject'
import type { Profile } from '../profile/profile'
import { openSecrets } from '../profile/store'
import { secretsOfProcess } from '../security/process-secrets'
import type { KeyRing } from '../security/seal'
import type { StackOne } from './client'
import { markStale } from './connector-store'
import { accountsBefore, type LinkState, linkState } from './link-status'
import { type AccountLink, insertLink, OPEN, openLinkSecrets, saveState } from './link-store'
import { isStackOneError } from './stackone-error'

/** The dependencies for making and following links. */
export interface Linking {
  db: Database
  ring: KeyRing
  stackOne: StackOne
  now: () => Date
  /** Without a slash at its end. */
  publicUrl: string
}

interface LinkOrder {
  profile: Profile
  /** The connector profile in StackOne. */
  reference: string
  ownerId: string
  ownerName: string
  /** In seconds. */
  expiresIn: number
  /** The account that signs in again; null: a new one. */
  accountId: string | null
  actor: string
}

/** Creates an Auth Link and returns its id. Rejects with StackOneError and StoreError. */
export async function makeLink(linking: Linking, order: LinkOrder): Promise<string> {
  const { db, ring, stackOne, now } = linking
  const { profile, reference, ownerId, ownerName, expiresIn, accountId, actor } = order
  // Read before the session is created, so that its own account is not among them.
  const { items } = await stackOne.accounts(profile.connector, ownerId)
  const asked = now()
  const session = await stackOne.createSession({
    profileId: reference,
    connector: profile.connector,
    ownerId,
    ownerName,
    expiresIn,
    accountId,
  })
  const id = randomUUID()
  await insertLink(
    { db, ring, now: asked, actor },
    {
      id,
      profile,
      ownerId,
      ownerName,
      accountId,
      before: accountsBefore(items),
      secrets: { url: session.url, token: session.token },
      expiresAt: new Date(asked.getTime() + expiresIn * 1000),
    },
  )
  return id
}

/**
 * Asks StackOne for a link's status, stores and returns it. Rejects with StackOneError if StackOne gives none, and with
 * StoreError. `signal` aborts the request.
 */
export async function followLink(
  linking: Linking,
  link: AccountLink,
  { profile, guide, reference }: { profile: Profile; guide: Guide; reference: string },
  signal?: AbortSignal,
): Promise<LinkState> {
  const { db, ring, stackOne, now } = linking
  if (!OPEN.includes(link.status)) return link
  const secrets = await openLinkSecrets(db, ring, link.id)
  const [attempt, accounts] = await Promise.all([
    // Only some versions of the API report the sign-in, so the accounts are read too.
    secrets ? stackOne.latestAttempt(secrets.token, signal).catch(nullIfNotOffered) : null,
    stackOne.accounts(profile.connector, link.ownerId, signal),
  ])
  const state = linkState({ ...link, reference }, { attempt, accounts: accounts.items }, now())
  const opened = Object.values(await openSecrets(db, ring, profile.id))
  const hidden = [
    secrets?.token,
    secrets?.url,
    ...opened.map((each) => (each.ok ? each.secret : null)),
    ...secretsOfProcess(),
  ]
  const clean = answerCleaner(guide, hidden, openValuesOf(subjectOf(linking.publicUrl, guide, profile)))
  const safe = { ...state, errorCode: clean(state.errorCode), errorDescription: clean(state.errorDescription) }
  const isNews = await saveState(db, link.id, safe, now())
  // The list of accounts is older than this one.
  if (isNews && safe.status === 'active') await markStale(db, profile.connector, now())
  return safe
}

/** An unknown session, or a call that StackOne does not have, is not an error. */
function nullIfNotOffered(error: unknown): null {
  if (isStackOneError(error) && ['not-found', 'refused', 'forbidden'].includes(error.problem.kind)) return null
  throw error
}
