// Measures the wizard and prints tables. Speed is reported, never asserted: the exit status is always 0.
import { launch } from './browser'
import { makeBuilds } from './builds'
import { describeMachine } from './machine'
import { isPartName, PART_NAMES, PARTS } from './parts'
import { saveResult } from './save-result'
import type { Section } from './section'

const SAVE = '--save'

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => name !== SAVE && !isPartName(name))
if (unknown.length > 0) {
  console.error(`There is no part “${unknown.join(' ')}”. There are ${PART_NAMES.join(', ')}, and ${SAVE}.`)
  process.exit(1)
}
const names = wanted.filter(isPartName)
const parts = (names.length > 0 ? names : PART_NAMES).map((name) => ({ name, ...PARTS[name] }))

tell('Building')
await makeBuilds(new Set(parts.flatMap(({ builds }) => builds)))
const browser = await launch()
const sections: Section[] = []
try {
  for (const { name, measure } of parts) {
    tell(`Measuring: ${name}`)
    sections.push(...(await measure(browser)))
  }
} finally {
  await browser.close()
}
const result = [
  describeMachine(new Date(), browser.version()),
  ...sections.map(({ title, table }) => `### ${title}\n\n${table}`),
].join('\n\n')
console.log(result)
if (wanted.includes(SAVE)) saveResult(result)

function tell(what: string): void {
  console.error(`${what} …`)
}
