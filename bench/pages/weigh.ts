import type { Browser, BrowserContext, CDPSession, Cookie, Page } from '@playwright/test'
import { median } from '../median'

const LOADS = 4

/** The transfer of one visit, in kilobytes, compressed, with headers; and its cost in the browser. */
export interface Weight {
  html: number
  scripts: number
  styles: number
  fonts: number
  all: number
  requests: number
  /** The main thread's work from the visit to the quiet page, in milliseconds. */
  work: number
}

type Kind = 'html' | 'scripts' | 'styles' | 'fonts'

const KINDS: Readonly<Record<string, Kind>> = {
  Document: 'html',
  Script: 'scripts',
  Stylesheet: 'styles',
  Font: 'fonts',
}

/** Visits each address with an empty cache, in turns. */
export async function weigh(
  browser: Browser,
  visits: readonly { url: string; cookies: readonly Cookie[] }[],
): Promise<Weight[]> {
  const scales = await Promise.all(visits.map(({ url, cookies }) => Scale.open(browser, url, cookies)))
  const works = scales.map(() => [] as number[])
  for (let load = 0; load < LOADS; load += 1) {
    for (const [index, scale] of scales.entries()) works[index]?.push(await scale.load())
  }
  for (const scale of scales) await scale.close()
  return scales.map((scale, index) => ({ ...scale.first, work: median(works[index] ?? []) }))
}

/** A page that records its own weight. */
class Scale {
  private constructor(
    private readonly url: string,
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly session: CDPSession,
    readonly first: Omit<Weight, 'work'>,
  ) {}

  static async open(browser: Browser, url: string, cookies: readonly Cookie[]): Promise<Scale> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await context.addCookies([...cookies])
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    // Each visit starts with an empty cache.
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    return new Scale(url, context, page, session, await weighVisit(page, url))
  }

  /** Loads the page once more. Returns the main thread's time, in milliseconds. */
  async load(): Promise<number> {
    await this.page.bringToFront()
    // A new document resets the count; the same one continues it.
    await this.session.send('Performance.disable')
    // CPU time of the main thread only: other programs do not count.
    await this.session.send('Performance.enable', { timeDomain: 'threadTicks' })
    // With only a fragment added, a browser would scroll instead of loading.
    await this.page.goto(this.url.replace(/#.*/, ''), { waitUntil: 'networkidle' })
    const { metrics } = await this.session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }

  close(): Promise<void> {
    return this.context.close()
  }
}

async function weighVisit(page: Page, url: string): Promise<Omit<Weight, 'work'>> {
  const session = await page.context().newCDPSession(page)
  const kinds = new Map<string, Kind>()
  const weight = { html: 0, scripts: 0, styles: 0, fonts: 0, all: 0, requests: 0 }
  session.on('Network.responseReceived', ({ requestId, type }) => {
    const kind = KINDS[type]
    if (kind) kinds.set(requestId, kind)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kilobytes = encodedDataLength / 1000
    const kind = kinds.get(requestId)
    if (kind) weight[kind] += kilobytes
    weight.all += kilobytes
    weight.requests += 1
  })
  await session.send('Network.enable')
  const answer = await page.goto(url, { waitUntil: 'networkidle' })
  if (answer?.status() !== 200) throw new Error(`${url} answered ${answer?.status()}.`)
  await session.detach()
  return weight
}
