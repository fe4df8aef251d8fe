import { get } from 'node:http'
import type { Browser } from '@playwright/test'
import type { Row } from './table'

/** The JavaScript that the browser gets for the guide page, beside what it gets for an empty page. */
export async function compareScripts(browser: Browser, guideUrl: string, emptyUrl: string): Promise<Row> {
  return {
    name: 'JavaScript of the guide page, as transferred',
    ours: (await scriptBytes(browser, guideUrl)) / 1000,
    baseline: (await scriptBytes(browser, emptyUrl)) / 1000,
    unit: 'kB',
    ratioLimit: 1.15,
  }
}

/** The bytes of every script that a first visit fetches, compressed, with their heads. */
async function scriptBytes(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const scripts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await session.send('Network.enable')
  await page.goto(url, { waitUntil: 'networkidle' })
  await context.close()
  if (bytes === 0) throw new Error(`${url} fetched no script.`)
  return bytes
}

/** How much HTML the server sends for an address, compressed. */
export async function weighHtml(name: string, url: string): Promise<Row> {
  return { name, ours: (await gzipBytes(url)) / 1000, unit: 'kB', limit: 25 }
}

function gzipBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      if (response.statusCode !== 200 || response.headers['content-encoding'] !== 'gzip') {
        reject(new Error(`${url} answered ${response.statusCode}, ${response.headers['content-encoding'] ?? 'plain'}.`))
      }
      let bytes = 0
      response.on('data', (data: Buffer) => {
        bytes += data.length
      })
      response.on('end', () => resolve(bytes))
      response.on('error', reject)
    }).on('error', reject)
  })
}
