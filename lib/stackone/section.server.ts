import type { Database } from '../db/database'
import { env } from '../env'
import type { Guide } from '../guide/schema'
import { findGuide, guideOf } from '../guides/loaded'
import { openRunDeps } from '../oauth-test/run-deps.server'
import { subjectOf } from '../oauth-test/subject'
import { originsOf } from '../profile/destination'
import type { Profile } from '../profile/profile'
import type { StackOneProgress } from '../profile/wizard-progress'
import { CONNECTOR_PROFILES_URL } from '../stackone'
import { needsSignIn, type ProfileAccount } from './accounts'
import { freshConnector, type KnownConnector, knownConnector, refreshConnector } from './connector-store'
import { findEntry } from './entry-store'
import { explainLink, type LinkExplanation } from './explain-link'
import { type AccountLink, linksOf } from './link-store'
import type { Linking } from './links'
import { ownStackOne } from './own-client'
import { type InStackOne, profileInStackOne } from './profile-view'

/** In milliseconds: the maximum age of StackOne's answer on a page, and how long a page waits for a newer one. */
const FRESH_MS = 60_000
const PAGE_WAIT_MS = 4000
const LINKS_SHOWN = 5

/** The section about StackOne on a profile's page. */
export interface StackOneSection extends InStackOne {
  known: KnownConnector
  /** The newest first. */
  links: readonly AccountLink[]
  /** The reasons of failed accounts by id, as far as StackOne gives them. */
  causes: Readonly<Record<string, LinkExplanation>>
}

/** The same, refreshed as far as a page can wait; null without an API key. Rejects with StoreError. */
export async function loadStackOneSection(
  db: Database,
  profile: Profile,
  guide: Guide,
): Promise<StackOneSection | null> {
  const stackOne = ownStackOne()
  if (!stackOne) return null
  const asking = { db, stackOne, now: () => new Date(), signal: AbortSignal.timeout(PAGE_WAIT_MS) }
  const known = await freshConnector(asking, profile.connector, FRESH_MS)
  const [inStackOne, links] = await Promise.all([
    profileInStackOne(db, profile, guide, known),
    linksOf(db, profile.id, LINKS_SHOWN),
  ])
  return { ...inStackOne, known, links, causes: causesOf(inStackOne, profile, guide) }
}

function causesOf({ accounts }: InStackOne, profile: Profile, guide: Guide): Record<string, LinkExplanation> {
  const test = findGuide(guide.connector, guide.slug)?.test
  if (!test) return {}
  const subject = subjectOf(env().publicUrl, guide, profile)
  const explained = accounts.filter(needsSignIn).flatMap(({ id, reasons: [reason] }) => {
    if (!reason?.code && !reason?.description) return []
    const failed = { errorCode: reason.code ?? 'error', errorDescription: reason.description }
    return [[id, explainLink(failed, { guide, test, profile, subject })] as const]
  })
  return Object.fromEntries(explained)
}

/** The events of a profile in StackOne. Sends no request. Rejects with StoreError. */
export async function stackOneProgress(db: Database, profile: Profile): Promise<StackOneProgress> {
  const [entry, hasAccount] = await Promise.all([findEntry(db, profile.id), isLinked(db, profile)])
  return { isEntered: entry?.version === profile.version, isLinked: hasAccount }
}

/** Whether StackOne has said that an account of a profile is active. */
async function isLinked(db: Database, profile: Profile): Promise<boolean> {
  const guide = guideOf(profile.connector, profile.guide)
  if (!env().stackOne || !guide) return false
  return (await profileInStackOne(db, profile, guide, await knownConnector(db, profile.connector))).isReady
}

/**
 * A profile's account by its id, with the confirmed profile in StackOne; null if StackOne has not listed it, or no
 * profile is confirmed. Accepts any text, because it may come from a form. Rejects with StoreError.
 */
export async function findAccount(
  db: Database,
  profile: Profile,
  id: string,
): Promise<{ account: ProfileAccount; reference: string } | null> {
  const guide = guideOf(profile.connector, profile.guide)
  if (!guide) return null
  const known = await knownConnector(db, profile.connector)
  const { accounts, reference } = await profileInStackOne(db, profile, guide, known)
  const account = accounts.find((each) => each.id === id)
  return account && reference ? { account, reference: reference.reference } : null
}

/** Asks StackOne anew about a connector; nothing without an API key. Rejects with StoreError. */
export async function askAgain(db: Database, connector: string): Promise<void> {
  const stackOne = ownStackOne()
  if (stackOne) await refreshConnector({ db, stackOne, now: () => new Date() }, connector)
}

/** This process's dependencies for creating and following links; null without an API key. Rejects with StoreError. */
export async function openLinking(): Promise<Linking | null> {
  const stackOne = ownStackOne()
  if (!stackOne) return null
  const { db, ring, publicUrl } = await openRunDeps()
  return { db, ring, publicUrl, stackOne, now: () => new Date() }
}

/** The page where connector profiles are created: in StackOne's dashboard, or the sandbox's. */
export function connectorProfilesUrl(): string {
  const { stackOne } = env()
  return stackOne?.isSandbox ? `${stackOne.apiUrl}/app/connector_profiles` : CONNECTOR_PROFILES_URL
}

/** Why a profile cannot be entered in StackOne: it is for the sandbox, or for a removed cloud. Null: it can. */
export function whyNotEntered(guide: Guide, profile: Profile): 'practice' | 'no-cloud' | null {
  const origins = originsOf(guide, profile)
  if (!origins) return 'no-cloud'
  return origins.origin === env().sandboxUrl ? 'practice' : null
}
