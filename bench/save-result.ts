import { readFileSync, writeFileSync } from 'node:fs'
import { ROOT } from './paths'

const DOCUMENT = `${ROOT}docs/performance.md`
const BETWEEN = /(<!-- result -->\n).*(\n<!-- end of the result -->)/s

/** Writes a result into the document on performance, replacing the one before. */
export function saveResult(result: string): void {
  const text = readFileSync(DOCUMENT, 'utf8')
  if (!BETWEEN.test(text)) throw new Error('docs/performance.md has no place for a result.')
  writeFileSync(
    DOCUMENT,
    text.replace(BETWEEN, (_, begin: string, end: string) => `${begin}\n${result}\n${end}`),
  )
}
