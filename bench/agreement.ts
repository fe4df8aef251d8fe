import type { Page } from '@playwright/test'

const PRINTED = 300

/** In which respects two pages do not show the same, in sentences; empty when they agree. */
export async function findDifferences(ours: Page, plain: Page): Promise<string[]> {
  const [our, their] = await Promise.all([ours, plain].map((page) => page.evaluate(() => window.look())))
  if (!our || !their) throw new Error('A page tells nothing of itself.')
  return Object.keys(our)
    .map((part) => ({ part, mine: JSON.stringify(our[part]), other: JSON.stringify(their[part]) }))
    .filter(({ mine, other }) => mine !== other)
    .map(
      ({ part, mine, other }) =>
        `The pages differ in “${part}”:\n  ours  ${mine.slice(0, PRINTED)}\n  plain ${other.slice(0, PRINTED)}`,
    )
}
