import { createHash } from 'node:crypto'

interface AnswerOptions {
  contentType?: string
  status?: number
}

/**
 * A text answer with a strong ETag (RFC 9110 section 8.8.3), or 304 when the request has that text already. Caches may
 * keep it and must ask again each time: the text changes with the next release.
 */
export function textAnswer(request: Request, text: string, options: AnswerOptions = {}): Response {
  const { contentType = 'text/plain; charset=utf-8', status = 200 } = options
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = { etag, 'cache-control': 'public, max-age=0, must-revalidate' }
  if (status === 200 && hasTag(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(text, { status, headers: { ...headers, 'content-type': contentType } })
}

/** RFC 9110 section 13.1.2: `*`, or a list compared weakly. */
function hasTag(ifNoneMatch: string | null, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? []
  return tags.includes('*') || tags.includes(etag)
}
