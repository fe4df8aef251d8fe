import { requestId } from './log/request'

interface PrivateAnswerOptions {
  contentType?: string
  status?: number
  headers?: Record<string, string>
}

/** A text for the one who asked, which no cache keeps. */
export function privateAnswer(
  text: string | ReadableStream<Uint8Array>,
  { contentType = 'text/plain; charset=utf-8', status = 200, headers = {} }: PrivateAnswerOptions = {},
): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': contentType, 'cache-control': 'private, no-store', ...headers },
  })
}

/** Answers 503 (RFC 9110 section 15.6.4) while the database cannot be reached. */
export function storeAwayAnswer(): Response {
  const request = requestId()
  const where = request ? ` (request ${request})` : ''
  return privateAnswer(`The wizard’s database cannot be reached now${where}. Try again in a moment.\n`, {
    status: 503,
    headers: { 'retry-after': '5' },
  })
}
