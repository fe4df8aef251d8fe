import { answerReport } from '@/app/(admin)/test-runs/[id]/answer-report'

type Context = { params: Promise<{ id: string }> }

/** The report of a test, for programs. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerReport(params, 'application/json', (report) => `${JSON.stringify(report, null, 2)}\n`)
}
