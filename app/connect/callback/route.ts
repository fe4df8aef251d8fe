import { withAdmin } from '@/lib/auth/require-admin.server'
import { signInPath } from '@/lib/auth/safe-redirect'
import { env } from '@/lib/env'
import { noteRefusal } from '@/lib/log/request'
import { readRun } from '@/lib/oauth-test/read-run'
import { runCookie, runIdOf } from '@/lib/oauth-test/run-cookie'
import { answerRun, runOfState } from '@/lib/oauth-test/runner'
import { mayEnd, openWorld } from '@/lib/oauth-test/world.server'
import { refusal } from '@/lib/private-answer.server'
import { redirectTo } from '@/lib/redirect-answer.server'
import { callbackProblemPath } from '@/lib/url-params'
import { testRunPath } from '@/lib/urls'

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

/** An image or a prefetch of some page brings no answer of a sign-in (Fetch metadata; absent in older browsers). */
function isNavigation(headers: Headers): boolean {
  const isPrefetch = /prefetch/.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)
  return (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate' && !isPrefetch
}
