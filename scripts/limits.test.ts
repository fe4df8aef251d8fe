import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const PAGE = readFileSync('docs/limits.md', 'utf8')
/** A row: what it is, its number and unit, its constant and the file. */
const ROW = /^\|[^|]+\| ([\d,]+) ?(\w*) +\| `(\w+)` in `([^`]+)` +\|$/gm
const RULE = /`(\w+)`(?: and `(\w+)`)? in `([^`]+\.ts)`/g
/** Constants that are called like limits. */
const LIMIT = /^(?:export )?const ((?:LONGEST|LARGEST|MOST|TRIES|WINDOW|IDLE_LIMIT|SESSION_LIFETIME)\w*) = \d/gm

/** What the code may count in: for a time, seconds or milliseconds, or minutes where its name says so. */
const UNITS: Readonly<Record<string, (name: string) => readonly number[]>> = {
  '': () => [1],
  character: () => [1],
  byte: () => [1],
  kB: () => [1024],
  MB: () => [1024 ** 2],
  second: () => [1, 1000],
  minute: (name) => (name.endsWith('_MINUTES') ? [1] : [60, 60_000]),
  hour: () => [3600, 3_600_000],
}

const rows = Array.from(PAGE.matchAll(ROW), ([, number = '', unit = '', name = '', file = '']) => ({
  number: Number(number.replaceAll(',', '')),
  unit: unit.replace(/s$/, ''),
  name,
  file,
}))

function numberOf(name: string, file: string): number | null {
  const [, product] =
    new RegExp(`\\b${name}(?: =|:) ([\\d_]+(?: \\* [\\d_]+)*),?$`, 'm').exec(readFileSync(file, 'utf8')) ?? []
  return product?.split(' * ').reduce((value, factor) => value * Number(factor.replaceAll('_', '')), 1) ?? null
}

test.each(rows)('docs/limits.md tells $name of $file as it is', ({ number, unit, name, file }) => {
  const factors = UNITS[unit]?.(name) ?? []
  expect(factors.map((factor) => factor * number)).toContain(numberOf(name, file))
})

test('docs/limits.md has every limit of the code', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .map((file) => join('lib', file))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const limits = files.flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(LIMIT), ([, name = '']) => `${name} in ${file}`),
  )
  const listed = rows.map(({ name, file }) => `${name} in ${file}`)
  expect(limits.length).toBeGreaterThan(30)
  expect(limits.filter((limit) => !listed.includes(limit))).toEqual([])
})

test('every row of a limit can be read, and every rule is where docs/limits.md says', () => {
  const [limits = '', inputs = ''] = PAGE.split('## What is taken as input')
  expect(limits.match(/^\| (?!what +\||-)/gm)).toHaveLength(rows.length)
  for (const [, one = '', other = one, file = ''] of inputs.matchAll(RULE)) {
    const source = readFileSync(file, 'utf8')
    for (const name of [one, other]) expect(source).toMatch(new RegExp(`(?:const|function) ${name}\\b`))
  }
})
