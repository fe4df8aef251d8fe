// Lists the defects of a page of StackOne's documentation. Exit status: 0 no defect, 1 defects, 2 unreadable.
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { lintPage } from '../guide-import/lint'

const USAGE = 'Usage: lint-guide <page.md, or - for standard input> [--json]'

process.exitCode = await run()

async function run(): Promise<number> {
  let source: string | undefined
  let isJson = false
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
    source = positionals.length === 1 ? positionals[0] : undefined
    isJson = values.json === true
  } catch {
    // The missing source below prints the usage.
  }
  if (source === undefined) return fail(USAGE)
  const page = await (source === '-' ? text(process.stdin) : readFile(source, 'utf8')).catch(() => null)
  if (page === null) return fail(`${source} cannot be read.`)
  const linted = lintPage(page)
  if (isJson) {
    console.log(JSON.stringify(linted.ok ? { findings: linted.findings } : { problems: linted.problems }, null, 2))
  } else if (!linted.ok) {
    for (const { line, message } of linted.problems) console.error(`${source}:${line}: ${message}`)
  } else {
    for (const { line, level, rule, message, fix } of linted.findings) {
      console.log(`${source}:${line}: ${level} ${rule}: ${message} ${fix}`)
    }
  }
  if (!linted.ok) return 2
  return linted.findings.some(({ level }) => level !== 'hint') ? 1 : 0
}

function fail(message: string): number {
  console.error(message)
  return 2
}
