import { answerAdmin } from '../auth/require-admin.server'
import { privateAnswer } from '../private-answer.server'
import { VERSION } from '../version'
import { loadRun } from './load-view.server'
import { makeReport, type Report } from './report'
import { openWorld } from './world.server'

/** A run's report, written by `write`. */
export function answerReport(
  params: Promise<{ id: string }>,
  contentType: string,
  write: (report: Report) => string,
): Promise<Response> {
  return answerAdmin(async (admin) => {
    const loaded = await loadRun(await openWorld(), (await params).id, admin)
    if (!loaded) return privateAnswer('There is no such test.\n', { status: 404 })
    const { run, profile, guide, test } = loaded
    const report = makeReport(run, profile, guide, test, { wizard: VERSION, node: process.version })
    return privateAnswer(write(report), { contentType })
  })
}
