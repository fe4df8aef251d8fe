'use server'

import { redirect } from 'next/navigation'
import { decodeForm } from '@/app/decode-form'
import type { DecodeState } from '@/components/test-run/decoder-form'
import type { SentState } from '@/components/test-run/send-sign-in'
import { isFromElsewhere } from '@/lib/auth/elsewhere.server'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import { isStoreError } from '@/lib/db/store-error'
import { asForm, uuid } from '@/lib/form-data'
import { endEarly } from '@/lib/oauth-test/end-early'
import { readRun } from '@/lib/oauth-test/read-run'
import { mayEnd, openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { startRun } from '@/lib/oauth-test/runner'
import { makeSignInLink } from '@/lib/oauth-test/sign-in-link'
import { HIDDEN } from '@/lib/profile/form-values'
import { findProfile } from '@/lib/profile/store'
import { personKey } from '@/lib/security/person-key'
import { savedPath } from '@/lib/url-params'
import { PROFILES, profilePath, signInForPath, testRunPath } from '@/lib/urls'

/** Starts a live test of a profile, and redirects to it. */
export async function startTest(sent: FormData): Promise<void> {
  const id = uuid(asForm(sent), HIDDEN.id)
  const page = id ? profilePath(id) : PROFILES
  const admin = await requireAdminForAction(page).catch(toNothing)
  // The provider would redirect to a host name that does not get this session's cookie.
  if (await isFromElsewhere()) redirect(id ? savedPath(id, { elsewhere: true }) : page)
  let begun: string | null = null
  try {
    const world = await openRunDeps()
    const profile = id && (await findProfile(world.db, id))
    if (admin && profile) {
      begun = (await startRun(world, profile, { startedBy: admin.name, owner: personKey(admin) }))?.id ?? null
    }
  } catch (error) {
    toNothing(error)
  }
  // If the database is unavailable, the profile's page says so.
  redirect(begun ? testRunPath(begun) : page)
}

/** Ends a running test. */
export async function endTest(sent: FormData): Promise<void> {
  const id = uuid(asForm(sent), HIDDEN.id)
  const page = id ? testRunPath(id) : PROFILES
  const admin = await requireAdminForAction(page).catch(toNothing)
  try {
    const world = await openRunDeps()
    const owned = id ? await readRun(world, id) : null
    if (admin && owned && mayEnd(admin, owned)) await endEarly(world, owned.run.id, { because: 'ended-early' })
  } catch (error) {
    toNothing(error)
  }
  redirect(page)
}

/** Creates a link by which someone else signs in for a test. Only this response contains it. */
export async function sendSignIn(before: SentState, sent: FormData): Promise<SentState> {
  const id = uuid(asForm(sent), HIDDEN.id)
  const attempt = (Number(before?.attempt) || 0) + 1
  const refuse = (problem: string): SentState => ({ attempt, url: null, problem })
  try {
    const admin = await requireAdminForAction(id ? testRunPath(id) : PROFILES)
    const world = await openRunDeps()
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

/**
 * Reads the page that an admin pasted. An answer of the provider about this test ends it; any other page is explained.
 */
export async function decodeSeenPage(before: DecodeState, sent: FormData): Promise<DecodeState> {
  const form = asForm(sent)
  const id = uuid(form, HIDDEN.id)
  const page = id ? testRunPath(id) : PROFILES
  const admin = await requireAdminForAction(page).catch(toNothing)
  const state = await decodeForm(before, form, async (world) => {
    const owned = id ? await readRun(world, id) : null
    return admin && owned && mayEnd(admin, owned) ? owned : null
  })
  return state ?? redirect(page)
}

function toNothing(error: unknown): null {
  if (!isStoreError(error)) throw error
  return null
}
