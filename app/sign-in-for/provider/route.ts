import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { guestOf } from '@/lib/oauth-test/guest-cookie'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { signInUrl } from '@/lib/oauth-test/runner'
import { isGuestOf } from '@/lib/oauth-test/sign-in-link'
import { databaseUnavailableResponse } from '@/lib/private-answer.server'
import { redirectTo } from '@/lib/redirect-answer.server'
import { SIGN_IN_FOR } from '@/lib/urls'

/** Redirects the browser that used a link to the provider's sign-in. Its URL has the state, and appears in no page. */
export async function GET(request: Request): Promise<Response> {
  try {
    const guest = guestOf(request.headers.get('cookie'), env().publicUrl)
    const world = await openRunDeps()
    const url = guest && (await isGuestOf(world.db, guest)) ? await signInUrl(world, guest.runId) : null
    return redirectTo(url ?? SIGN_IN_FOR)
  } catch (error) {
    if (isStoreError(error)) return databaseUnavailableResponse()
    throw error
  }
}
