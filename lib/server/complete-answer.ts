import type { ServerResponse } from 'node:http'

/** Next marks so its answer to a form that it does not know. */
const UNKNOWN_FORM = 'x-nextjs-action-not-found'
const TEXT = 'text/plain; charset=utf-8'

/**
 * Completes what Next leaves out: whether an answer may be kept, what its content is, and, where it says nothing or
 * three bare words, a sentence. `requestId` finds what went wrong in the log.
 */
export function completeAnswer(response: ServerResponse, requestId: string): void {
  const { writeHead, end } = response
  let sentence: string | null = null
  const complete = (status: number) => {
    if (response.headersSent) return
    sentence ??= sentenceFor(response, status, requestId)
    if (sentence !== null) for (const name of ['content-length', 'content-type', 'etag']) response.removeHeader(name)
    if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-store')
    if (!response.hasHeader('content-type') && status !== 304) response.setHeader('content-type', TEXT)
  }
  response.writeHead = ((...head: Parameters<typeof writeHead>) => {
    complete(head[0])
    return writeHead.apply(response, head)
  }) as typeof writeHead
  response.end = ((...body: Parameters<typeof end>) => {
    complete(response.statusCode)
    return sentence === null ? end.apply(response, body) : end.call(response, `${sentence}\n`, 'utf8')
  }) as typeof end
}

function sentenceFor(response: ServerResponse, status: number, requestId: string): string | null {
  if (response.hasHeader(UNKNOWN_FORM)) {
    return status === 409
      ? 'The wizard was updated after this page was opened. Load the page again, then send the form once more.'
      : 'This form belongs to no page of the wizard. Load the page again, then send the form once more.'
  }
  const isBare = `${response.getHeader('content-type') ?? TEXT}`.startsWith('text/plain')
  return status === 500 && isBare ? `The wizard broke here. Its log has more, at request ${requestId}.` : null
}
