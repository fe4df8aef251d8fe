import { answerAdmin } from '@/lib/auth/require-admin.server'
import { loadRun } from '@/lib/oauth-test/load-view.server'
import { openWorld } from '@/lib/oauth-test/world.server'
import { privateAnswer } from '@/lib/private-answer.server'

type Context = { params: Promise<{ id: string }> }

/** How far a test is, for the browser. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerAdmin(async (admin) => {
    const loaded = await loadRun(await openWorld(), (await params).id, admin)
    if (!loaded) return privateAnswer('There is no such test.\n', { status: 404 })
    return privateAnswer(JSON.stringify(loaded.view), { contentType: 'application/json' })
  })
}
