import type { Database } from '../db/database'
import type { NotifySettings } from '../env'
import { networkFault } from '../outbound/network-fault'
import { webhookHeaders } from './sign'
import { markDelivered, markFailed, type Outgoing, takeDue } from './store'

/** In milliseconds. */
const ANSWER_MS = 10_000
const MINUTE = 60_000
/**
 * In minutes: the wait after each attempt. After the last one the notification is dropped, about a day after the first.
 */
const BACK_OFF_MINUTES = [1, 5, 15, 60, 180, 360, 720]

interface Delivery {
  db: Database
  notify: NotifySettings
  fetch: typeof fetch
  now: () => Date
}

/** Sends due notifications. Failed deliveries are retried at growing intervals. Rejects with StoreError. */
export async function deliverDue(delivery: Delivery): Promise<void> {
  const { db, now } = delivery
  for (const outgoing of await takeDue(db, now())) {
    const problem = await send(delivery, outgoing)
    if (problem === null) {
      await markDelivered(db, outgoing, now())
      continue
    }
    const minutes = BACK_OFF_MINUTES[outgoing.tries]
    const next = minutes === undefined ? null : new Date(now().getTime() + minutes * MINUTE)
    await markFailed(db, outgoing, problem, next)
  }
}

/** Null if it was accepted; else the reason, without the response, which may quote the address. */
async function send({ notify, fetch, now }: Delivery, { id, body, createdAt }: Outgoing): Promise<string | null> {
  const text = JSON.stringify({ id, at: createdAt.toISOString(), ...body })
  try {
    const answer = await fetch(notify.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...webhookHeaders({ id, at: now(), body: text }, notify.secret) },
      body: text,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    await answer.body?.cancel()
    return answer.ok ? null : `It answered with status ${answer.status}.`
  } catch (error) {
    const { reason } = networkFault(error)
    return `It could not be reached (${reason}).`
  }
}
