import { findAdmin } from '@/lib/auth/require-admin.server'
import { signInPath } from '@/lib/auth/return-path'
import { isStoreError } from '@/lib/db/store-error'
import { readRun } from '@/lib/oauth-test/read-run'
import { runIdOf } from '@/lib/oauth-test/run-cookie'
import { answerRun, runOfState } from '@/lib/oauth-test/runner'
import { openWorld, ownerOf } from '@/lib/oauth-test/world.server'
import { privateAnswer, storeAwayAnswer } from '@/lib/private-answer.server'
import { leadTo } from '@/lib/redirect-answer.server'

/**
 * Where the provider sends the browser back to (RFC 6749 section 4.1.2). Takes an answer once, from the admin who
 * started the test, and leads to the test's page: the code stays in no address and no history.
 */
export async function GET(request: Request): Promise<Response> {
  // Something that only looks (a HEAD request) must not use the code up.
  if (request.method !== 'GET') return privateAnswer('', { status: 405, headers: { allow: 'GET' } })
  try {
    const admin = await findAdmin()
    if (!admin) return leadTo(signInPath(problemPath('signed-out')))
    const world = await openWorld()
    const query = new URL(request.url).search.slice(1)
    const rememberedId = runIdOf(request.headers.get('cookie'))
    const owned = (await runOfState(world.db, query)) ?? (rememberedId && (await readRun(world, rememberedId)))
    if (!owned) return leadTo(problemPath('no-test'))
    if (owned.owner !== ownerOf(admin)) return leadTo(problemPath('other-admin'))
    // A second answer changes nothing: the page shows what came of the first.
    await answerRun(world, owned.run.id, query)
    return leadTo(`/test-runs/${owned.run.id}`, { 'set-cookie': FORGET_RUN })
  } catch (error) {
    if (!isStoreError(error)) throw error
    console.error(error.message)
    return storeAwayAnswer()
  }
}

const FORGET_RUN = 'test-run=; Path=/connect/callback; Max-Age=0; HttpOnly; SameSite=Lax'

function problemPath(because: string): string {
  return `/connect/problem?because=${because}`
}
