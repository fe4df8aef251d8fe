import { requestId } from './log/request'
import { REFUSALS, type RefusalCode } from './messages'

interface PrivateAnswerOptions {
  contentType?: string
  status?: number
  headers?: Record<string, string>
}

/** A text for one reader, which no cache stores. */
export function noStoreResponse(
  text: string | ReadableStream<Uint8Array>,
  { contentType = 'text/plain; charset=utf-8', status = 200, headers = {} }: PrivateAnswerOptions = {},
): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': contentType, 'cache-control': 'private, no-store', ...headers },
  })
}

/**
 * Refuses a request with the status and the sentence of a code, and with the request’s id if the log has more about it.
 */
export function refusal(code: RefusalCode, headers: Record<string, string> = {}): Response {
  const { status, sentence } = REFUSALS[code]
  const request = status >= 500 ? requestId() : undefined
  return noStoreResponse(`${sentence}${request ? ` The wizard’s log says why, at request ${request}.` : ''}\n`, {
    status,
    headers,
  })
}

/** Responds with 503 (RFC 9110 section 15.6.4) while the database is unavailable. */
export function databaseUnavailableResponse(): Response {
  return refusal('database-unavailable', { 'retry-after': '5' })
}
