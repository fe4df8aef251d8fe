import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, CDPSession, Cookie, Page } from '@playwright/test'
import { BENCH } from './paths'
import type { Sight } from './sight'

const SLOW_DOWN = 4
const SETTLE_MS = 200
const GIVE_UP_MS = 20_000
const FRAME_MS = 1000 / 60

/** The times of one interaction, in milliseconds. */
export interface Sample {
  /** From the input's timestamp to the end of the frame that shows its result. */
  toPaint: number
  /** The main thread's work, including the work after the paint. */
  work: number
}

async function giveUp(expected: readonly Sight[]): Promise<never> {
  await sleep(GIVE_UP_MS, undefined, { ref: false })
  throw new Error(`The page never showed ${JSON.stringify(expected)}.`)
}

/** A page with a stopwatch, on a CPU that is slowed down while it is timed. */
export class TimedPage {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async open(browser: Browser, url: string, cookies: readonly Cookie[] = []): Promise<TimedPage> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await context.addCookies([...cookies])
    await context.addInitScript({ path: `${BENCH}in-page/stopwatch.js` })
    const page = await context.newPage()
    // The second visit has the fonts in its cache, like every later one.
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.reload({ waitUntil: 'networkidle' })
    const session = await context.newCDPSession(page)
    // CPU time of the main thread only: other programs do not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    return new TimedPage(page, session)
  }

  /** Runs one interaction, waits until the page is idle, and returns its times. */
  async time(act: () => Promise<void>, expected: readonly Sight[]): Promise<Sample> {
    // Chromium slows a page down by keeping a core busy, so only one page is slow at a time.
    await this.slowDown(SLOW_DOWN)
    try {
      return await this.timeSlowed(act, expected)
    } finally {
      await this.slowDown(1)
    }
  }

  close(): Promise<void> {
    return this.page.context().close()
  }

  private async timeSlowed(act: () => Promise<void>, expected: readonly Sight[]): Promise<Sample> {
    await this.page.evaluate((next) => window.stopwatch.arm(next), expected)
    // Varies the moment of the input between two frames.
    await sleep(SETTLE_MS + Math.random() * FRAME_MS)
    const before = await this.taskSeconds()
    await act()
    await sleep(SETTLE_MS)
    const toPaint = await Promise.race([this.page.evaluate(() => window.stopwatch.time), giveUp(expected)])
    const work = ((await this.taskSeconds()) - before) * 1000
    if (toPaint === null) throw new Error('The stopwatch was not armed.')
    return { toPaint, work }
  }

  private slowDown(rate: number) {
    return this.session.send('Emulation.setCPUThrottlingRate', { rate })
  }

  private async taskSeconds(): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
}
