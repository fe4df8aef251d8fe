import { env } from '@/lib/env'
import { readRun } from '@/lib/oauth-test/read-run'
import { runCookie } from '@/lib/oauth-test/run-cookie'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { signInUrl } from '@/lib/oauth-test/runner'
import { TEST_MINUTES } from '@/lib/oauth-test/waiting'
import { redirectTo } from '@/lib/redirect-answer.server'
import { setupState } from '@/lib/setup/setup'
import { setupKey } from '@/lib/setup/store'
import { withRecipient } from '@/lib/setup/with-recipient.server'
import { setupPath, setupRunPath } from '@/lib/urls'

type Context = { params: Promise<{ id: string; run: string }> }

/** Redirects the recipient of a setup to the provider's sign-in, for their own test. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, run } = await params
  const page = setupRunPath(id, run)
  return withRecipient(
    id,
    async ({ setup }) => {
      const world = await openRunDeps()
      const owned = await readRun(world, run)
      const isTheirs = owned?.owner === setupKey(setup.id) && setupState(setup, new Date()) === 'open'
      const url = isTheirs ? await signInUrl(world, run) : null
      if (!url) return redirectTo(page)
      return redirectTo(url, { 'set-cookie': runCookie(run, TEST_MINUTES * 60, env().publicUrl) })
    },
    () => redirectTo(setupPath(id)),
  )
}
