import { canSave } from '@/lib/db/can-save'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { noStoreResponse, storeAwayAnswer } from '@/lib/private-answer.server'
import { singleton } from '@/lib/singleton'

/** In milliseconds: whoever asks within it gets the same answer, since each one writes to the disk. */
const FRESH_MS = 1000

/** Whether the wizard can do all of its work, saving too: for what sends requests to it. */
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
    if (isStoreError(error)) return storeAwayAnswer()
    throw error
  }
}
