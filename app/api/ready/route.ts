import { sql } from 'drizzle-orm'
import { guarded, isStoreError } from '@/lib/db/store-error'
import { privateAnswer, storeAwayAnswer } from '@/lib/private-answer.server'
import { openStore } from '@/lib/profile/store-context.server'

/** Whether the wizard can do all of its work: for what sends requests to it. */
export async function GET(): Promise<Response> {
  try {
    const db = await openStore()
    await guarded(() => db.execute(sql`select 1`))
    return privateAnswer('ready\n')
  } catch (error) {
    if (isStoreError(error)) return storeAwayAnswer()
    throw error
  }
}
