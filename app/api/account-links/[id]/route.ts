import { withAdmin } from '@/lib/auth/require-admin.server'
import { noStoreResponse, refusal } from '@/lib/private-answer.server'
import { loadLink } from '@/lib/stackone/load-link.server'

type Context = { params: Promise<{ id: string }> }

/** The status of a link as JSON, without the link's URL. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return withAdmin(async () => {
    const loaded = await loadLink((await params).id)
    if (!loaded) return refusal('no-such-link')
    const { status, error } = loaded.view
    const body = JSON.stringify({ status, errorCode: error?.code ?? null })
    return noStoreResponse(body, { contentType: 'application/json' })
  })
}
