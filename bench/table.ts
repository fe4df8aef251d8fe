/** One line of the result. */
export interface Row {
  name: string
  ours: number
  /** The baseline. */
  baseline?: number
  unit: Unit
  /** The highest allowed ratio to the baseline. */
  ratioLimit?: number
  /** The highest allowed value. */
  limit?: number
}

type Unit = 'ms' | 'kB' | 'MB' | 'shift' | 'requests' | 'per second'

const HEAD = ['', 'ours', 'baseline', 'ratio', 'limit', '']
const DIGITS: Readonly<Record<Unit, number>> = { ms: 1, kB: 1, MB: 1, shift: 3, requests: 0, 'per second': 0 }
const SHOWN_UNITS: Readonly<Record<Unit, string>> = {
  ms: ' ms',
  kB: ' kB',
  MB: ' MB',
  shift: '',
  requests: '',
  'per second': '/s',
}

/** The rows as a table in Markdown. Rows without a limit explain the others. */
export function formatRows(rows: readonly Row[]): string {
  const isLimited = rows.some(({ limit, ratioLimit }) => limit !== undefined || ratioLimit !== undefined)
  const columns = isLimited ? HEAD.length : HEAD.indexOf('limit')
  return formatTable([HEAD, ...rows.map(toCells)].map((cells) => cells.slice(0, columns)))
}

/** Lines of cells as a Markdown table, the first line its header. All columns after the first are numbers. */
export function formatTable([head = [], ...lines]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...lines].map((cells) => cells[column]?.length ?? 0)))
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  const pad = (cells: readonly string[]) =>
    widths.map((width, column) => {
      const text = cells[column] ?? ''
      return column === 0 ? text.padEnd(width) : text.padStart(width)
    })
  return [pad(head), rule, ...lines.map(pad)].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A number with its unit. */
export function show(value: number, unit: Unit): string {
  return value.toFixed(DIGITS[unit]) + SHOWN_UNITS[unit]
}

function toCells(row: Row): string[] {
  const digits = DIGITS[row.unit]
  const ratio = row.baseline === undefined ? undefined : row.ours / row.baseline
  const [measured, limit, precision] =
    row.ratioLimit === undefined ? [row.ours, row.limit, digits] : [ratio ?? Number.NaN, row.ratioLimit, 2]
  return [
    row.name,
    show(row.ours, row.unit),
    row.baseline === undefined ? '' : show(row.baseline, row.unit),
    ratio === undefined ? '' : ratio.toFixed(2),
    limit === undefined ? '' : row.ratioLimit === undefined ? show(limit, row.unit) : limit.toFixed(2),
    limit === undefined ? '' : isWithin(measured, limit, precision) ? 'ok' : 'over',
  ]
}

/** Compares the printed numbers, so that the verdict never contradicts them. */
function isWithin(measured: number, limit: number, digits: number): boolean {
  return Number(measured.toFixed(digits)) <= limit
}
