import { withAdmin } from '@/lib/auth/require-admin.server'
import { signInPath } from '@/lib/auth/safe-redirect'
import { env } from '@/lib/env'
import { readRun } from '@/lib/oauth-test/read-run'
import { runCookie } from '@/lib/oauth-test/run-cookie'
import { mayEnd, openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { signInUrl } from '@/lib/oauth-test/runner'
import { TEST_MINUTES } from '@/lib/oauth-test/waiting'
import { redirectTo } from '@/lib/redirect-answer.server'
import { testRunPath } from '@/lib/urls'

type Context = { params: Promise<{ id: string }> }

/**
 * Redirects to the provider's sign-in. Its URL has the state, and appears in no page. The cookie identifies the test of
 * a callback without a valid state.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  const page = testRunPath(id)
  return withAdmin(
    async (admin) => {
      const world = await openRunDeps()
      const owned = await readRun(world, id)
      const url = owned && mayEnd(admin, owned) ? await signInUrl(world, id) : null
      if (!url) return redirectTo(page)
      return redirectTo(url, { 'set-cookie': runCookie(id, TEST_MINUTES * 60, env().publicUrl) })
    },
    () => redirectTo(signInPath(page)),
  )
}
