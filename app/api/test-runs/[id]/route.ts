import { withAdmin } from '@/lib/auth/require-admin.server'
import { loadRun } from '@/lib/oauth-test/load-view.server'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { noStoreResponse, refusal } from '@/lib/private-answer.server'

type Context = { params: Promise<{ id: string }> }

/** The progress of a test as JSON. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return withAdmin(async (admin) => {
    const loaded = await loadRun(await openRunDeps(), (await params).id, admin)
    if (!loaded) return refusal('no-such-test')
    return noStoreResponse(JSON.stringify(loaded.view), { contentType: 'application/json' })
  })
}
