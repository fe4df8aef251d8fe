import { isStoreError } from './db/store-error'

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

/** Whether another site made the browser ask for this: what is recorded in an admin's name is not for them to do. */
export function isFromElsewhere(request: Request): boolean {
  return ['cross-site', 'same-site'].includes(request.headers.get('sec-fetch-site') ?? '')
}

/** Answers 503 (RFC 9110 section 15.6.4) while the database cannot be reached. */
export async function storeAnswer(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (!isStoreError(error)) throw error
    console.error(error.message)
    return privateAnswer('The wizard’s database cannot be reached now. Try again in a moment.\n', {
      status: 503,
      headers: { 'retry-after': '5' },
    })
  }
}
