import { createHmac } from 'node:crypto'

/** The prefix of a Base64 secret in the specification. */
const BASE64_PREFIX = 'whsec_'

interface Signed {
  id: string
  at: Date
  body: string
}

/**
 * The headers that identify a notification and prove its sender, as Standard Webhooks names them
 * (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, in Base64. Without a secret it is not signed.
 */
export function webhookHeaders({ id, at, body }: Signed, secret: string | null): Record<string, string> {
  const timestamp = `${Math.floor(at.getTime() / 1000)}`
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp }
  if (secret === null) return headers
  const key = secret.startsWith(BASE64_PREFIX) ? Buffer.from(secret.slice(BASE64_PREFIX.length), 'base64') : secret
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { ...headers, 'webhook-signature': `v1,${signature}` }
}
