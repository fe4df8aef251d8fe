import { withAdmin } from '@/lib/auth/require-admin.server'
import { loadRun } from '@/lib/oauth-test/load-view.server'
import { makeReport, type Report } from '@/lib/oauth-test/report'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { noStoreResponse, refusal } from '@/lib/private-answer.server'
import { VERSION } from '@/lib/version'

/** A run's report, written by `write`. */
export function answerReport(
  params: Promise<{ id: string }>,
  contentType: string,
  write: (report: Report) => string,
): Promise<Response> {
  return withAdmin(async (admin) => {
    const loaded = await loadRun(await openRunDeps(), (await params).id, admin)
    if (!loaded) return refusal('no-such-test')
    const { run, profile, guide, test } = loaded
    const report = makeReport(run, profile, guide, test, { wizard: VERSION, node: process.version })
    return noStoreResponse(write(report), { contentType })
  })
}
