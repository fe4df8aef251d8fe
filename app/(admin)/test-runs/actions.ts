'use server'

import { redirect } from 'next/navigation'
import type { DecodeState } from '@/components/test-run/decoder-form'
import type { SentState } from '@/components/test-run/send-sign-in'
import { isFromElsewhere } from '@/lib/auth/elsewhere.server'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import { isStoreError } from '@/lib/db/store-error'
import { asForm, text, uuid } from '@/lib/form-data'
import { answerCleaner, openValuesOf } from '@/lib/oauth-test/clean-answer'
import { decodePage } from '@/lib/oauth-test/decode/decode-page'
import { LONGEST_LIST, LONGEST_PAGE } from '@/lib/oauth-test/decode/limits'
import { closestRegistered, comparisonEvidence } from '@/lib/oauth-test/decode/registered-urls'
import { endEarly } from '@/lib/oauth-test/end-early'
import { readRun } from '@/lib/oauth-test/read-run'
import { secretsOfWaiting, startRun } from '@/lib/oauth-test/runner'
import { makeSignInLink } from '@/lib/oauth-test/sign-in-link'
import { adviceView } from '@/lib/oauth-test/view'
import { mayEnd, openWorld } from '@/lib/oauth-test/world.server'
import { HIDDEN } from '@/lib/profile/form-values'
import { findProfile } from '@/lib/profile/store'
import { personKey } from '@/lib/security/person-key'
import { truncate } from '@/lib/text'
import { savedPath } from '@/lib/url-params'
import { PROFILES, profilePath, signInForPath, testRunPath } from '@/lib/urls'

/** Begins a live test of a profile, and leads to it. */
export async function startTest(sent: FormData): Promise<void> {
  const id = uuid(asForm(sent), HIDDEN.id)
  const page = id ? profilePath(id) : PROFILES
  const admin = await requireAdminForAction(page).catch(toNothing)
  // The provider would lead back to an address where this session is not known.
  if (await isFromElsewhere()) redirect(id ? savedPath(id, { elsewhere: true }) : page)
  let begun: string | null = null
  try {
    const world = await openWorld()
    const profile = id && (await findProfile(world.db, id))
    if (admin && profile) {
      begun = (await startRun(world, profile, { startedBy: admin.name, owner: personKey(admin) }))?.id ?? null
    }
  } catch (error) {
    toNothing(error)
  }
  // Where the database is away, the profile's page says so.
  redirect(begun ? testRunPath(begun) : page)
}

/** Ends a test that has not ended. */
export async function endTest(sent: FormData): Promise<void> {
  const id = uuid(asForm(sent), HIDDEN.id)
  const page = id ? testRunPath(id) : PROFILES
  const admin = await requireAdminForAction(page).catch(toNothing)
  try {
    const world = await openWorld()
    const owned = id ? await readRun(world, id) : null
    if (admin && owned && mayEnd(admin, owned)) await endEarly(world, owned.run.id, { because: 'ended-early' })
  } catch (error) {
    toNothing(error)
  }
  redirect(page)
}

/** Makes a link by which someone else signs in for a test, which is shown in the answer and never again. */
export async function sendSignIn(before: SentState, sent: FormData): Promise<SentState> {
  const id = uuid(asForm(sent), HIDDEN.id)
  const attempt = (Number(before?.attempt) || 0) + 1
  const refuse = (problem: string): SentState => ({ attempt, url: null, problem })
  try {
    const admin = await requireAdminForAction(id ? testRunPath(id) : PROFILES)
    const world = await openWorld()
    const owned = id ? await readRun(world, id) : null
    if (!owned || !mayEnd(admin, owned)) return refuse('Only the admin who started a test can send its sign-in.')
    const making = { db: world.db, now: world.tools.now(), actor: admin.name }
    const token = await makeSignInLink(making, owned.run.id)
    if (!token) return refuse('This test no longer waits for a sign-in. Load the page again.')
    return { attempt, url: world.publicUrl + signInForPath(token), problem: null }
  } catch (error) {
    toNothing(error)
    return refuse('The wizard’s database is unavailable. No link was made. Try again in a moment.')
  }
}

/** Reads what an admin saw instead of coming back. What the provider said of this test ends it; the rest is explained. */
export async function decodeSeenPage(before: DecodeState, sent: FormData): Promise<DecodeState> {
  const form = asForm(sent)
  const id = uuid(form, HIDDEN.id)
  const page = id ? testRunPath(id) : PROFILES
  const admin = await requireAdminForAction(page).catch(toNothing)
  const registered = truncate(text(form, 'registered'), LONGEST_LIST)
  const again = (answer: DecodeState['answer'], more: Partial<DecodeState> = {}): DecodeState => ({
    attempt: (Number(before?.attempt) || 0) + 1,
    answer,
    hints: [],
    explained: null,
    comparison: null,
    seen: '',
    registered: '',
    ...more,
  })
  try {
    const world = await openWorld()
    const owned = id && (await readRun(world, id))
    const found = owned && world.findTest(owned.run.subject.connector, owned.run.subject.guide)
    if (!admin || !owned || !found || !mayEnd(admin, owned) || owned.run.status !== 'waiting') return again('gone')
    const test = { guide: found.guide, test: found.provider }
    const { subject } = owned.run
    const clean = answerCleaner(test.guide, await secretsOfWaiting(world, owned), openValuesOf(subject))
    // Whatever was pasted, a secret in it is not sent back.
    const cleanLines = (pasted: string) => pasted.split(/\r?\n/).map(clean).join('\n')
    const shown = cleanLines(registered)
    const comparison = closestRegistered(subject.redirectUri, shown)
    const seen = truncate(text(form, 'seen'), LONGEST_PAGE)
    const decoded = decodePage(seen, { subject, provider: test.test, clean })
    if (decoded.kind === 'callback') return again('callback', { comparison, registered: shown })
    const pasted = { comparison, registered: shown, seen: cleanLines(seen) }
    if (decoded.kind === 'unknown') {
      if (seen.trim() === '') return again(comparison ? 'compared' : 'empty', pasted)
      return again(decoded.isWhole ? 'unknown-page' : 'unknown', { ...pasted, hints: decoded.hints })
    }
    if (!decoded.isProof) {
      const advice = adviceView(decoded.advice, owned.run, test)
      return again('explained', { ...pasted, explained: { advice, evidence: decoded.evidence } })
    }
    const isEnded = await endEarly(world, owned.run.id, {
      because: decoded.advice,
      evidence: [...decoded.evidence, ...comparisonEvidence(comparison)],
      statuses: ['waiting'],
    })
    if (!isEnded) return again('gone')
  } catch (error) {
    toNothing(error)
    return again('store-away')
  }
  redirect(page)
}

function toNothing(error: unknown): null {
  if (!isStoreError(error)) throw error
  return null
}
