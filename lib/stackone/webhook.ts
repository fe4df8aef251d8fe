import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** In bytes: StackOne's events have a few hundred. */
export const MAX_WEBHOOK_BYTES = 65_536

/** The header that has the signature. */
export const SIGNATURE_HEADER = 'x-stackone-signature'

/**
 * Whether StackOne signed a body: HMAC-SHA256 over the received bytes, in base64url (RFC 4648 section 5), with or
 * without padding, by one of these secrets. Compares in constant time.
 */
export function isSignedBy(body: Uint8Array, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature.trim().replace(/=+$/, ''))
  // Compares every secret, so that the time does not reveal which one matched.
  return secrets
    .map((secret) => Buffer.from(createHmac('sha256', secret).update(body).digest('base64url')))
    .map((expected) => expected.length === given.length && timingSafeEqual(expected, given))
    .includes(true)
}

const eventSchema = z.object({ event: z.string(), provider: z.string() })

/** The connector of an account's event; null for any other event. */
export function connectorOfEvent(body: Uint8Array): string | null {
  try {
    const { success, data } = eventSchema.safeParse(JSON.parse(new TextDecoder().decode(body)))
    return success && data.event.startsWith('account.') ? data.provider : null
  } catch {
    return null
  }
}

/** Identifies an event, so that a repeat is recognised: the signature has no timestamp. */
export function eventHash(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url')
}
