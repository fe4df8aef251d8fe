import { CSV_HEAD, csvLine } from '@/lib/audit/csv'
import { latestEvents, record } from '@/lib/audit/trail'
import { withAdminDownload } from '@/lib/auth/require-admin.server'
import { noStoreResponse } from '@/lib/private-answer.server'
import { writeContext } from '@/lib/profile/store-context.server'

/** Read in parts, because a trail of years does not fit into memory. */
const PART = 1000

/** The audit trail as CSV, the newest first. */
export function GET(request: Request): Promise<Response> {
  return withAdminDownload(request, async (admin) => {
    const { db, now, actor } = await writeContext(admin)
    if (request.method === 'GET') await record(db, { at: now, actor, action: 'trail.exported' })
    const encoder = new TextEncoder()
    let before: number | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(CSV_HEAD)),
      pull: async (controller) => {
        const events = await latestEvents(db, PART, { before: before ?? null })
        before = events.at(-1)?.id
        if (events.length > 0) controller.enqueue(encoder.encode(events.map(csvLine).join('')))
        if (events.length < PART) controller.close()
      },
    })
    return noStoreResponse(body, {
      contentType: 'text/csv; charset=utf-8; header=present',
      headers: { 'content-disposition': 'attachment; filename="history.csv"' },
    })
  })
}
