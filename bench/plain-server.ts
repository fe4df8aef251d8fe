import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Guide } from '@/lib/guide/schema'
import type { Served } from './next-server'
import { BENCH, ROOT } from './paths'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/**
 * Serves the page written by hand, one for each guide at `/<its slug>`. It has the look of a page of the wizard: the
 * style sheets and fonts that the page at `likeUrl` asks for, from the build in the folder `buildDir`.
 */
export async function servePlain(guides: readonly Guide[], likeUrl: string, buildDir: string): Promise<Served> {
  const like = await fetch(likeUrl)
  const html = await like.text()
  const preloads = like.headers.get('link') ?? ''
  const template = readFileSync(`${BENCH}plain/index.html`, 'utf8')
  const pages = new Map(guides.map((guide) => [`/${guide.slug}`, guide]))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const guide = pages.get(pathname)
    if (guide) {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      if (preloads) response.setHeader('link', preloads)
      response.setHeader('content-encoding', 'gzip')
      response.end(gzipSync(fill(template, guide, html, `http://${request.headers.host}`)))
      return
    }
    const file = findFile(pathname, buildDir)
    if (!existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    if (pathname.startsWith('/_next/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable')
    const extension = extname(file)
    response.setHeader('content-type', TYPES[extension] ?? 'application/octet-stream')
    const content = readFileSync(file)
    if (extension === '.woff2') {
      response.end(content)
      return
    }
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(content))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The page by hand has no port.')
  return {
    origin: `http://localhost:${address.port}`,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Addresses come from `URL`, which leaves no `..` in them. */
function findFile(pathname: string, buildDir: string): string {
  if (pathname === '/icon.svg') return `${ROOT}app/icon.svg`
  return pathname.startsWith('/_next/') ? pathname.replace('/_next', ROOT + buildDir) : BENCH + pathname
}

function fill(template: string, guide: Guide, html: string, origin: string): string {
  const values: Readonly<Record<string, string>> = {
    htmlClass: /<html[^>]* class="([^"]*)"/.exec(html)?.[1] ?? '',
    stylesheets: (html.match(/<link rel="stylesheet"[^>]*>/g) ?? []).join('\n'),
    guide: `<script type="application/json" id="guide">${JSON.stringify(guide).replaceAll('<', '\\u003c')}</script>`,
    origin,
  }
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}
