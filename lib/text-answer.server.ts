import { createHash } from 'node:crypto'

interface AnswerOptions {
  contentType?: string
  status?: number
}

/**
 * A text response with a weak ETag (RFC 9110 section 8.8.3: compression changes the bytes), or 304 if the request has
 * it. Caches may store it and must revalidate it each time: the text changes with the next release.
 */
export function textAnswer(request: Request, text: string, options: AnswerOptions = {}): Response {
  const { contentType = 'text/plain; charset=utf-8', status = 200 } = options
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = { etag: `W/${tag}`, 'cache-control': 'public, max-age=0, must-revalidate' }
  if (status === 200 && hasTag(request.headers.get('if-none-match'), tag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(text, { status, headers: { ...headers, 'content-type': contentType } })
}

/** RFC 9110 section 13.1.2: `*`, or a list compared weakly. */
function hasTag(ifNoneMatch: string | null, tag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((each) => each.trim().replace(/^W\//, '')) ?? []
  return tags.includes('*') || tags.includes(tag)
}
