'use server'

import { redirect } from 'next/navigation'
import type { FeedState } from '@/components/stackone/calendar-feeds'
import type { AnsweredState } from '@/components/stackone/compare-form'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import { makeFeed, revokeFeed } from '@/lib/calendar/feed-store'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { asForm, uuid } from '@/lib/form-data'
import { HIDDEN } from '@/lib/profile/form-values'
import { openStore } from '@/lib/profile/store-context.server'
import { refreshDrift } from '@/lib/stackone/drift-view.server'
import { COMPARED_PATH, REVOKED_PATH } from '@/lib/url-params'
import { calendarPath, STACKONE } from '@/lib/urls'

/** Compares the guides with StackOne's current lists of actions. */
export async function compareNow(before: AnsweredState): Promise<AnsweredState> {
  const attempt = (Number(before?.attempt) || 0) + 1
  try {
    await requireAdminForAction(STACKONE)
    const problem = await refreshDrift(await openStore())
    if (problem) return { attempt, problem: `${problem.title}. ${problem.cause} ${problem.fix}` }
  } catch (error) {
    if (isStoreError(error)) return { attempt, problem: `${error.message} Try again in a moment.` }
    throw error
  }
  redirect(COMPARED_PATH)
}

/** Creates an address of the calendar feed. Only this response contains it. */
export async function makeCalendarAddress(before: FeedState): Promise<FeedState> {
  const attempt = (Number(before?.attempt) || 0) + 1
  try {
    const admin = await requireAdminForAction(STACKONE)
    const token = await makeFeed({ db: await openStore(), now: new Date(), actor: admin.name })
    return { attempt, url: env().publicUrl + calendarPath(token), problem: null }
  } catch (error) {
    if (isStoreError(error)) return { attempt, url: null, problem: `${error.message} Try again in a moment.` }
    throw error
  }
}

/** Ends an address of the calendar feed. */
export async function revokeCalendarAddress(sent: FormData): Promise<void> {
  const id = uuid(asForm(sent), HIDDEN.id)
  let said = STACKONE
  try {
    const admin = await requireAdminForAction(STACKONE)
    if (id) await revokeFeed({ db: await openStore(), now: new Date(), actor: admin.name }, id)
    said = REVOKED_PATH
  } catch (error) {
    if (!isStoreError(error)) throw error
  }
  redirect(said)
}
