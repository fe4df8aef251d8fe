import { canSave } from '@/lib/db/can-save'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { databaseUnavailableResponse, noStoreResponse } from '@/lib/private-answer.server'
import { singleton } from '@/lib/singleton'

/** In milliseconds: requests within it share one answer, since each check writes to the disk. */
const FRESH_MS = 1000

/** Readiness: whether the wizard can do all of its work, including saving. For load balancers. */
export async function GET(): Promise<Response> {
  const latest = singleton('readiness', () => ({ until: 0, checked: Promise.resolve() }))
  if (performance.now() > latest.until) {
    latest.until = performance.now() + FRESH_MS
    latest.checked = canSave(env())
  }
  try {
    await latest.checked
    return noStoreResponse('ready\n')
  } catch (error) {
    if (isStoreError(error)) return databaseUnavailableResponse()
    throw error
  }
}
