import type { Browser, Cookie } from '@playwright/test'
import { median } from '../median'
import { TimedPage } from '../stopwatch'
import type { Row } from '../table'
import type { MeasuredPage } from './every-page'
import { BARE_INPUTS, type Input } from './inputs'

const ROUNDS = 5

interface Timed {
  input: Omit<Input, 'bare'>
  url: string
  page: TimedPage
  samples: number[]
}

interface Places {
  origin: string
  /** The page of the empty build that has bare inputs. */
  bareUrl: string
  /** The cookies of an admin's session. */
  cookies: readonly Cookie[]
}

/** Times each page's interactions and their baseline inputs in turns. */
export async function timeInputs(
  browser: Browser,
  pages: readonly MeasuredPage[],
  { origin, bareUrl, cookies }: Places,
): Promise<Row[]> {
  const open = async (input: Timed['input'], url: string, theirs: readonly Cookie[]): Promise<Timed> => {
    return { input, url, page: await TimedPage.open(browser, url, theirs), samples: [] }
  }
  const bare = {
    key: await open(BARE_INPUTS.key, bareUrl, []),
    click: await open(BARE_INPUTS.click, bareUrl, []),
    form: await open(BARE_INPUTS.form, bareUrl, []),
  }
  const ours: (Timed & { name: string; against: Timed })[] = []
  for (const { name, path, isSignedIn, inputs = [] } of pages) {
    for (const input of inputs) {
      const timed = await open(input, origin + path, isSignedIn ? cookies : [])
      ours.push({ ...timed, name: `${name}: ${input.name}`, against: bare[input.bare] })
    }
  }
  const all = [...Object.values(bare), ...ours]
  // The first round warms up and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const timed of all) {
      const toPaint = await timeOnce(timed)
      if (round > 0) timed.samples.push(toPaint)
    }
  }
  for (const { page } of all) await page.close()
  return ours.map(({ name, samples, against }) => ({
    name,
    ours: median(samples),
    baseline: median(against.samples),
    unit: 'ms',
  }))
}

async function timeOnce({ input, url, page }: Timed): Promise<number> {
  await page.page.bringToFront()
  await input.prepare(page.page, url)
  const { toPaint } = await page.time(() => input.act(page.page), input.expected)
  return toPaint
}
