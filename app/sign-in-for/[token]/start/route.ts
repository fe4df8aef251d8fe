import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { guestCookie } from '@/lib/oauth-test/guest-cookie'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { claimSignInLink } from '@/lib/oauth-test/sign-in-link'
import { databaseUnavailableResponse } from '@/lib/private-answer.server'
import { redirectTo } from '@/lib/redirect-answer.server'
import { SIGN_IN_FOR_ONWARD } from '@/lib/url-params'
import { signInForPath } from '@/lib/urls'
import { openLink } from '../../open-link'

type Context = { params: Promise<{ token: string }> }

/**
 * Uses a link: this browser becomes the guest of its run. The redirect to the provider comes from a separate page,
 * because `form-action` restricts every redirect that follows a form, and a company's sign-in redirects further.
 */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  try {
    const { db, tools } = await openRunDeps()
    const used = await openLink({ db }, () => claimSignInLink({ db, now: tools.now() }, token))
    if (!used) return redirectTo(signInForPath(token), {}, 303)
    return redirectTo(SIGN_IN_FOR_ONWARD, { 'set-cookie': guestCookie(used, used.waitsUntil, env().publicUrl) }, 303)
  } catch (error) {
    if (isStoreError(error)) return databaseUnavailableResponse()
    throw error
  }
}
