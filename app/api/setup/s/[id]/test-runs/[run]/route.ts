import { loadSetupRun } from '@/lib/oauth-test/load-view.server'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { noStoreResponse, refusal } from '@/lib/private-answer.server'
import { setupKey } from '@/lib/setup/store'
import { withRecipient } from '@/lib/setup/with-recipient.server'

type Context = { params: Promise<{ id: string; run: string }> }

/** The progress of a recipient's test as JSON. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, run } = await params
  return withRecipient(id, async ({ setup }) => {
    const loaded = await loadSetupRun(await openRunDeps(), run, { key: setupKey(setup.id), setup: setup.id })
    if (!loaded) return refusal('no-such-test')
    return noStoreResponse(JSON.stringify(loaded.view), { contentType: 'application/json' })
  })
}
