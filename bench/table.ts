/** One line of the result. */
export interface Row {
  name: string
  ours: number
  /** What ours is compared with. */
  baseline?: number
  unit: 'ms' | 'kB' | 'shift' | 'requests'
  /** The most that ours may be of the baseline. */
  ratioLimit?: number
  /** The most that ours may be. */
  limit?: number
}

const HEAD = ['', 'ours', 'baseline', 'ratio', 'limit', '']
const DIGITS: Readonly<Record<Row['unit'], number>> = { ms: 1, kB: 1, shift: 3, requests: 0 }
const SHOWN_UNITS: Readonly<Record<Row['unit'], string>> = { ms: ' ms', kB: ' kB', shift: '', requests: '' }

/** The rows as a text table. Rows without a limit are there to explain the others. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(toCells)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))
  return lines
    .map((cells) => cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}

function pad(cell: string, width: number, column: number): string {
  const isText = column === 0 || column === HEAD.length - 1
  return isText ? cell.padEnd(width) : cell.padStart(width)
}

function toCells(row: Row): string[] {
  const digits = DIGITS[row.unit]
  const show = (value: number) => value.toFixed(digits) + SHOWN_UNITS[row.unit]
  const ratio = row.baseline === undefined ? undefined : row.ours / row.baseline
  const [measured, limit, precision] =
    row.ratioLimit === undefined ? [row.ours, row.limit, digits] : [ratio ?? Number.NaN, row.ratioLimit, 2]
  return [
    row.name,
    show(row.ours),
    row.baseline === undefined ? '' : show(row.baseline),
    ratio === undefined ? '' : ratio.toFixed(2),
    limit === undefined ? '' : row.ratioLimit === undefined ? show(limit) : limit.toFixed(2),
    limit === undefined ? '' : isWithin(measured, limit, precision) ? 'ok' : 'over',
  ]
}

/** Compares what is printed, so that the verdict never contradicts it. */
function isWithin(measured: number, limit: number, digits: number): boolean {
  return Number(measured.toFixed(digits)) <= limit
}
