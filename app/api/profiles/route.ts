import { withAdmin } from '@/lib/auth/require-admin.server'
import { guideOf } from '@/lib/guides/loaded'
import { failureReasons } from '@/lib/oauth-test/last-attempt.server'
import { noStoreResponse } from '@/lib/private-answer.server'
import { loadListPage } from '@/lib/profile/list-page'
import { openStore } from '@/lib/profile/store-context.server'
import { setupsInWords } from '@/lib/setup/load-view.server'
import { loadListView } from '@/lib/url-params'
import { problemsOf } from '@/lib/watch/store'

/** One page of the list of profiles as JSON. */
export function GET(request: Request): Promise<Response> {
  return withAdmin(async () => {
    const view = loadListView(new URL(request.url).searchParams)
    const page = await loadListPage(view, {
      db: await openStore(),
      now: new Date(),
      guideOf,
      failureReasons,
      problemsOf,
      setupsInWords,
    })
    return noStoreResponse(JSON.stringify(page), { contentType: 'application/json' })
  })
}
