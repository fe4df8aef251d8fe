import { answerReport } from '@/app/(admin)/test-runs/[id]/answer-report'
import { reportMarkdown } from '@/lib/oauth-test/report-markdown'

type Context = { params: Promise<{ id: string }> }

/** The report of a test as Markdown. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerReport(params, 'text/markdown; charset=utf-8', reportMarkdown)
}
