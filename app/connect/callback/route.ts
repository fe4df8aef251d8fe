import { withAdmin } from '@/lib/auth/require-admin.server'
import { signInPath } from '@/lib/auth/safe-redirect'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { noteRefusal } from '@/lib/log/request'
import { readRun } from '@/lib/oauth-test/read-run'
import { runCookie, runIdOf } from '@/lib/oauth-test/run-cookie'
import { answerRun, runOfState } from '@/lib/oauth-test/runner'
import { mayEnd, openWorld } from '@/lib/oauth-test/world.server'
import { refusal, storeAwayAnswer } from '@/lib/private-answer.server'
import { redirectTo } from '@/lib/redirect-answer.server'
import { hasSetupCookie, recipientWithKey } from '@/lib/setup/recipient.server'
import { callbackProblemPath } from '@/lib/url-params'
import { setupRunPath, testRunPath } from '@/lib/urls'

/**
 * Where the provider sends the browser back to (RFC 6749 section 4.1.2). Takes an answer once, from the admin who
 * started the test, and leads to the test's page: the code stays in no address and no history.
 */
export async function GET(request: Request): Promise<Response> {
  // Something that only looks (a HEAD request) must not use the code up.
  if (request.method !== 'GET') return refusal('not-by-this-method', { allow: 'GET' })
  if (!isNavigation(request.headers)) {
    noteRefusal('answer without navigation')
    return refusal('not-a-navigation')
  }
  const rememberedId = runIdOf(request.headers.get('cookie'), env().publicUrl)
  const taken = await takeForRecipient(new URL(request.url).search.slice(1), rememberedId)
  if (taken) return taken
  return withAdmin(
    async (admin) => {
      const world = await openWorld()
      const query = new URL(request.url).search.slice(1)
      const owned = (await runOfState(world.db, query)) ?? (rememberedId && (await readRun(world, rememberedId)))
      if (!owned) return redirectTo(callbackProblemPath('no-test', null))
      if (!mayEnd(admin, owned)) return redirectTo(callbackProblemPath('other-admin', owned.run.id))
      // A second answer changes nothing: the page shows what came of the first.
      await answerRun(world, owned.run.id, query)
      return redirectTo(testRunPath(owned.run.id), { 'set-cookie': runCookie('', 0, env().publicUrl) })
    },
    () => redirectTo(signInPath(callbackProblemPath('signed-out', rememberedId))),
  )
}

/** The same for the recipient of a setup, who started this test in this browser; null where it is not theirs. */
async function takeForRecipient(query: string, rememberedId: string | null): Promise<Response | null> {
  try {
    if (!(await hasSetupCookie())) return null
    const world = await openWorld()
    const owned = (await runOfState(world.db, query)) ?? (rememberedId && (await readRun(world, rememberedId)))
    const recipient = owned && (await recipientWithKey(owned.owner))
    if (!owned || !recipient) return null
    await answerRun(world, owned.run.id, query)
    const page = setupRunPath(recipient.setup.id, owned.run.id)
    return redirectTo(page, { 'set-cookie': runCookie('', 0, env().publicUrl) })
  } catch (error) {
    if (!isStoreError(error)) throw error
    return storeAwayAnswer()
  }
}

/** An image or a prefetch of some page brings no answer of a sign-in (Fetch metadata; absent in older browsers). */
function isNavigation(headers: Headers): boolean {
  const isPrefetch = /prefetch/.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)
  return (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate' && !isPrefetch
}
