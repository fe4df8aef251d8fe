import { withAdmin } from '@/lib/auth/require-admin.server'
import { signInPath } from '@/lib/auth/safe-redirect'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { noteRefusal } from '@/lib/log/request'
import { guestOf } from '@/lib/oauth-test/guest-cookie'
import { readRun } from '@/lib/oauth-test/read-run'
import { runCookie, runIdOf } from '@/lib/oauth-test/run-cookie'
import { mayEnd, openRunDeps } from '@/lib/oauth-test/run-deps.server'
import type { OwnedRun } from '@/lib/oauth-test/run-store'
import { answerRun, type RunDeps, runOfState } from '@/lib/oauth-test/runner'
import { type Guest, isGuestOf, signInLinkState } from '@/lib/oauth-test/sign-in-link'
import { databaseUnavailableResponse, refusal } from '@/lib/private-answer.server'
import { redirectTo } from '@/lib/redirect-answer.server'
import { personKey } from '@/lib/security/person-key'
import { hasSetupCookie, recipientWithKey } from '@/lib/setup/recipient.server'
import { setupState } from '@/lib/setup/setup'
import { callbackProblemPath } from '@/lib/url-params'
import { SIGN_IN_FOR, setupRunPath, testRunPath } from '@/lib/urls'

/**
 * The redirect URL (RFC 6749 section 4.1.2). Accepts a callback once, from the admin who started the test or the
 * browser that used its link to sign in. It redirects to a page, so that the code stays in no URL and no history.
 */
export async function GET(request: Request): Promise<Response> {
  // A HEAD request must not use the code up.
  if (request.method !== 'GET') return refusal('not-by-this-method', { allow: 'GET' })
  if (!isNavigation(request.headers)) {
    noteRefusal('answer without navigation')
    return refusal('not-a-navigation')
  }
  const cookie = request.headers.get('cookie')
  const { publicUrl } = env()
  const guest = guestOf(cookie, publicUrl)
  const rememberedId = runIdOf(cookie, publicUrl) ?? guest?.runId ?? null
  const query = new URL(request.url).search.slice(1)
  const taken = await takeForRecipient(query, rememberedId)
  if (taken) return taken
  return withAdmin(
    async (admin) => {
      const world = await openRunDeps()
      const owned = await runOf(world, query, rememberedId)
      if (!owned) return redirectTo(callbackProblemPath('no-test', null))
      const isTheirs = owned.owner === personKey(admin)
      if (!isTheirs && (await takeFromGuest(world, owned, guest, query))) return redirectTo(SIGN_IN_FOR)
      if (!mayEnd(admin, owned)) return redirectTo(callbackProblemPath('other-admin', owned.run.id))
      // A second callback changes nothing: the page shows the first one's result.
      await answerRun(world, owned.run.id, query)
      return redirectTo(testRunPath(owned.run.id), { 'set-cookie': runCookie('', 0, publicUrl) })
    },
    async () => {
      const world = await openRunDeps()
      const owned = await runOf(world, query, rememberedId)
      if (owned && (await takeFromGuest(world, owned, guest, query))) return redirectTo(SIGN_IN_FOR)
      // Another browser than the one that used the link.
      if (owned && (await signInLinkState(world.db, owned.run.id)) === 'used') return redirectTo(SIGN_IN_FOR)
      return redirectTo(signInPath(callbackProblemPath('signed-out', rememberedId)))
    },
  )
}

/** The same for the recipient of a setup who started this test in this browser; null for any other. */
async function takeForRecipient(query: string, rememberedId: string | null): Promise<Response | null> {
  try {
    if (!(await hasSetupCookie())) return null
    const world = await openRunDeps()
    const owned = await runOf(world, query, rememberedId)
    const recipient = owned && (await recipientWithKey(owned.owner))
    if (!owned || !recipient) return null
    // If the setup has ended meanwhile, its page says so: recipients have no account to sign in to.
    if (setupState(recipient.setup, world.tools.now()) === 'open') await answerRun(world, owned.run.id, query)
    const page = setupRunPath(recipient.setup.id, owned.run.id)
    return redirectTo(page, { 'set-cookie': runCookie('', 0, env().publicUrl) })
  } catch (error) {
    if (!isStoreError(error)) throw error
    return databaseUnavailableResponse()
  }
}

/** Finds a callback's run by its state. Without a known state, the browser's cookie identifies the run. */
async function runOf(world: RunDeps, query: string, rememberedId: string | null): Promise<OwnedRun | null> {
  return (await runOfState(world.db, query)) ?? (rememberedId === null ? null : readRun(world, rememberedId))
}

/** Accepts the callback from the browser that used the run's link; false from any other. */
async function takeFromGuest(world: RunDeps, { run }: OwnedRun, guest: Guest | null, query: string): Promise<boolean> {
  if (guest?.runId !== run.id || !(await isGuestOf(world.db, guest))) return false
  await answerRun(world, run.id, query)
  return true
}

/** An image or a prefetch cannot be a callback (Fetch metadata; absent in older browsers). */
function isNavigation(headers: Headers): boolean {
  const isPrefetch = /prefetch/.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)
  return (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate' && !isPrefetch
}
