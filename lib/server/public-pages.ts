import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import inject from 'light-my-request'
import { LRUCache } from 'lru-cache'
import { guidePath } from '../guide/search-params'
import type { GuidePath } from './known-page'
import { pathOf } from './path-of'

/** In characters, of all pages that are kept: about a hundred. */
const MOST_KEPT = 10_000_000
/** In characters. Who opens a longer one is hardly the second to do so. */
const LONGEST_ADDRESS = 2_000
/** What a guide's address ends with, for each form that it has. */
const FORMS = ['', '/guide.md', '/guide.json']
/** Who sends one of them wants something else than the whole page. */
const WANTS_LESS = ['rsc', 'if-none-match']
/** They are about one connection, or would have another answer than the page. */
const NOT_KEPT = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']

const compress = promisify(gzip)

export type Handle = (request: IncomingMessage, response: ServerResponse, nonce: string) => Promise<void>

interface Asker {
  /** The Content-Security-Policy that the page is made for, which has the nonce. */
  policy: string
  nonce: string
}

interface Page {
  headers: OutgoingHttpHeaders
  html: string
  /** The nonce in it. */
  nonce: string
}

/**
 * Makes each page that is the same for everybody once, and gives each answer its own nonce in place of the page's.
 * Asks `render`, which gets nothing of the visitor but the address, for what it does not have, and for all else.
 */
export function publicPages(render: Handle, guides: readonly GuidePath[]): Handle {
  const paths = new Set(['/', ...guides.map(guidePath).flatMap((path) => FORMS.map((form) => path + form))])

  const pages = new LRUCache<string, Page, Asker>({
    maxSize: MOST_KEPT,
    sizeCalculation: ({ html }, url) => html.length + url.length,
    // Who waits for a page gets it, also when so many others come meanwhile that it has no room.
    ignoreFetchAbort: true,
    fetchMethod: async (url, _old, { context: { policy, nonce } }) => {
      const dispatch = (request: IncomingMessage, response: ServerResponse) => {
        render(request, response, nonce).catch((error: Error) => response.destroy(error))
      }
      const answer = await inject(dispatch, { url, headers: { 'content-security-policy': policy } })
      if (answer.statusCode !== 200) return undefined
      const kept = Object.entries(answer.headers).filter(([name]) => !NOT_KEPT.includes(name))
      return { headers: Object.fromEntries(kept), html: answer.body, nonce }
    },
  })

  return async (request, response, nonce) => {
    const { method, url = '/', headers } = request
    const isPublic = method === 'GET' && url.length <= LONGEST_ADDRESS && paths.has(pathOf(url))
    const policy = `${headers['content-security-policy']}`
    const isWhole = WANTS_LESS.every((name) => !headers[name])
    const wanted = isPublic && isWhole && pages.fetch(url, { context: { policy, nonce } })
    // What breaks here does so once more, for the one who asked.
    const page = wanted && (await wanted.catch(() => null))
    if (!page) return render(request, response, nonce)
    const own = (text: string) => text.replaceAll(page.nonce, nonce)
    for (const [name, value = ''] of Object.entries(page.headers))
      response.setHeader(name, typeof value === 'string' ? own(value) : value)
    const html = Buffer.from(own(page.html))
    if (!takesGzip(headers['accept-encoding'])) return void response.end(html)
    response.setHeader('content-encoding', 'gzip')
    response.end(await compress(html))
  }
}

function takesGzip(accepted: IncomingMessage['headers']['accept-encoding']): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/i.test(`${accepted ?? ''}`)
}
