import { formatTable, show } from '../table'
import type { Weight } from './weigh'

const COLUMNS = [
  { head: 'HTML', of: 'html', unit: 'kB' },
  { head: 'JavaScript', of: 'scripts', unit: 'kB' },
  { head: 'CSS', of: 'styles', unit: 'kB' },
  { head: 'fonts', of: 'fonts', unit: 'kB' },
  { head: 'all', of: 'all', unit: 'kB' },
  { head: 'requests', of: 'requests', unit: 'requests' },
  { head: 'main thread', of: 'work', unit: 'ms' },
] as const

/** The pages' weights as a table in Markdown: first the empty page, then each page with its ratio to that. */
export function formatWeights(empty: Weight, pages: readonly { name: string; weight: Weight }[]): string {
  return formatTable([
    ['', ...COLUMNS.map(({ head }) => head)],
    ['Empty Next page', ...COLUMNS.map(({ of, unit }) => show(empty[of], unit))],
    ...pages.map(({ name, weight }) => [
      name,
      ...COLUMNS.map(({ of, unit }) => {
        const ratio = empty[of] > 0 ? ` (${(weight[of] / empty[of]).toFixed(2)})` : ''
        return show(weight[of], unit) + ratio
      }),
    ]),
  ])
}
