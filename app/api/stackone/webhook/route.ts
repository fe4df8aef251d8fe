import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { allConnectors } from '@/lib/guides/loaded'
import { noteRefusal } from '@/lib/log/request'
import { databaseUnavailableResponse, noStoreResponse } from '@/lib/private-answer.server'
import { openStore } from '@/lib/profile/store-context.server'
import { markStale } from '@/lib/stackone/connector-store'
import { takeEvent } from '@/lib/stackone/event-store'
import { connectorOfEvent, eventHash, isSignedBy, MAX_WEBHOOK_BYTES, SIGNATURE_HEADER } from '@/lib/stackone/webhook'
import { kickWatch } from '@/lib/watch/timer'

/**
 * Takes StackOne's webhooks about accounts. They only make the wizard ask StackOne again: their content is not trusted.
 */
export async function POST(request: Request): Promise<Response> {
  const secrets = env().stackOneWebhookSecrets
  if (secrets.length === 0) return noStoreResponse('Webhooks are off. Set STACKONE_WEBHOOK_SECRET.\n', { status: 404 })
  const body = new Uint8Array(await request.arrayBuffer())
  if (body.length > MAX_WEBHOOK_BYTES) return noStoreResponse('This is too long.\n', { status: 413 })
  if (!isSignedBy(body, request.headers.get(SIGNATURE_HEADER) ?? '', secrets)) {
    noteRefusal('webhook signature')
    return noStoreResponse('The signature is wrong.\n', { status: 401 })
  }
  const connector = connectorOfEvent(body)
  if (connector === null || !allConnectors().includes(connector)) return noStoreResponse('Nothing to do.\n')
  try {
    const db = await openStore()
    const now = new Date()
    const isNew = await db.transaction(async (tx) => {
      const isFirst = await takeEvent(tx, eventHash(body), now)
      if (isFirst) await markStale(tx, connector, now)
      return isFirst
    })
    if (isNew) kickWatch()
    return noStoreResponse('Taken.\n')
  } catch (error) {
    if (!isStoreError(error)) throw error
    return databaseUnavailableResponse()
  }
}
