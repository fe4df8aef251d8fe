import type { Browser } from '@playwright/test'
import type { Guide } from '@/lib/guide/schema'
import { findDifferences } from './agreement'
import { afterChoice, type Keystroke, keystrokes } from './interactions'
import { median } from './median'
import { type Sample, TimedPage } from './stopwatch'
import type { Row } from './table'

const KEYSTROKE_ROUNDS = 2
const SELECT_ROUNDS = 15

interface Sides {
  ours: TimedPage
  plain: TimedPage
}

type Samples = Record<keyof Sides, Sample[]>

/** Times the wizard's picker and the page by hand on the same guide, turn by turn. */
export async function compareSpeed(
  browser: Browser,
  guide: Guide,
  urls: Record<keyof Sides, string>,
  limit: number,
): Promise<Row[]> {
  const sides = {
    ours: await TimedPage.open(browser, urls.ours),
    plain: await TimedPage.open(browser, urls.plain),
  }
  const size = `${guide.actions.length.toLocaleString('en')} actions`
  try {
    await checkAgreement(sides, guide)
    const keys = keystrokes(guide)
    const typed = await inTurns(sides, KEYSTROKE_ROUNDS, (side) => typeAll(side, keys))
    const selected = await inTurns(sides, SELECT_ROUNDS, (side) => selectAll(side, guide))
    return [...toRows(`Keystroke, ${size}`, typed, limit), ...toRows(`Select all, ${size}`, selected, limit)]
  } finally {
    await sides.ours.close()
    await sides.plain.close()
  }
}

/** The page by hand is only worth a comparison when it shows the same. Rejects when it does not. */
async function checkAgreement(sides: Sides, guide: Guide): Promise<void> {
  const differences: string[] = []
  const compare = async () => differences.push(...(await findDifferences(sides.ours.page, sides.plain.page)))
  for (const side of [sides.ours, sides.plain]) await clickCommand(side, guide, 'Select all')
  await compare()
  for (const side of [sides.ours, sides.plain]) await clickCommand(side, guide, 'Clear')
  await compare()
  const typed = keystrokes(guide)
  const half = typed.findLastIndex(({ key }) => key !== 'Backspace') + 1
  for (const part of [typed.slice(0, half), typed.slice(half)]) {
    for (const side of [sides.ours, sides.plain]) await typeAll(side, part)
    await compare()
  }
  if (differences.length > 0) throw new Error(differences.join('\n'))
}

/** One round more than asked for: the first one warms up and does not count. */
async function inTurns(sides: Sides, rounds: number, play: (side: TimedPage) => Promise<Sample[]>): Promise<Samples> {
  const samples: Samples = { ours: [], plain: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const)
    for (const side of order) {
      const played = await play(sides[side])
      if (round > 0) samples[side].push(...played)
    }
  }
  return samples
}

async function typeAll(side: TimedPage, keys: readonly Keystroke[]): Promise<Sample[]> {
  const samples: Sample[] = []
  await side.page.bringToFront()
  await side.page.locator('[name=q]').focus()
  for (const { key, expected } of keys) {
    samples.push(await side.time(() => side.page.keyboard.press(key), expected))
  }
  return samples
}

async function selectAll(side: TimedPage, guide: Guide): Promise<Sample[]> {
  await side.page.bringToFront()
  const sample = await clickCommand(side, guide, 'Select all')
  await clickCommand(side, guide, 'Clear')
  return [sample]
}

/** A click where the button is, without Playwright's own checks, which would be timed too. */
async function clickCommand(side: TimedPage, guide: Guide, name: 'Select all' | 'Clear'): Promise<Sample> {
  const box = await side.page.locator('.picker-commands button', { hasText: name }).boundingBox()
  if (!box) throw new Error(`There is no button “${name}”.`)
  const { mouse } = side.page
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  return side.time(
    async () => {
      await mouse.down()
      await mouse.up()
    },
    afterChoice(guide, name === 'Select all'),
  )
}

function toRows(name: string, { ours, plain }: Samples, limit: number): Row[] {
  const row = (what: string, pick: (sample: Sample) => number) => ({
    name: `${name}: ${what}`,
    ours: median(ours.map(pick)),
    baseline: median(plain.map(pick)),
    unit: 'ms' as const,
  })
  return [
    { ...row('to painted result', ({ toPaint }) => toPaint), ratioLimit: limit },
    row('main thread, with what follows', ({ work }) => work),
  ]
}
