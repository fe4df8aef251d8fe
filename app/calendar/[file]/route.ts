import { calendarFeed } from '@/lib/calendar/feed'
import { readFeed } from '@/lib/calendar/feed-store'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { guideOf } from '@/lib/guides/loaded'
import { noteRefusal } from '@/lib/log/request'
import { databaseUnavailableResponse, noStoreResponse } from '@/lib/private-answer.server'
import { openStore } from '@/lib/profile/store-context.server'

type Context = { params: Promise<{ file: string }> }

/** The calendar feed: programs read it without a session, by the token in its URL. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [, token] = /^([\w-]+)\.ics$/.exec((await params).file) ?? []
  try {
    const db = await openStore()
    const now = new Date()
    if (!token || !(await readFeed(db, token, now))) {
      noteRefusal('calendar address')
      return noStoreResponse('This calendar address does not exist, or was revoked.\n', { status: 404 })
    }
    const calendar = await calendarFeed({ db, findGuide: guideOf, publicUrl: env().publicUrl, now })
    return noStoreResponse(calendar, { contentType: 'text/calendar; charset=utf-8' })
  } catch (error) {
    if (!isStoreError(error)) throw error
    return databaseUnavailableResponse()
  }
}
