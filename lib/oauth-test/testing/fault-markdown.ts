import { STAGES } from '../stages'
import type { FaultRow } from './fault-row'

const INTRODUCTION = `# Faults that the live test is rehearsed with

The live test of a profile runs against the sandbox with each of these faults, one at a time, and must show the result
in the table. Every row is a test in \`lib/oauth-test/faults.test.ts\`. This file is printed from the same table by
\`npx tsx --tsconfig tsconfig.node.json scripts/print-faults.ts\`; do not edit it.

- **Stage** is the stage that shows the fault, **Outcome** its outcome, and **Advice** the id of its words in
  \`lib/oauth-test/advice.ts\`.
- **Test** is the outcome of the whole test. It is \`ready\` only when everything needed is proven. A request that could
  not be made proves nothing either way: then the test is \`incomplete\`. Where it \`waits\`, the provider showed its own
  page and never redirected the browser back. The admin can paste that page into the box on the test's page, which
  explains it if it names a cause.
- **Sandbox** is the fault to switch on there.

## Rehearse one by hand

1. Start the sandbox with \`npm run sandbox\`, and the wizard with \`SANDBOX_URL\` set to its address.
2. Sign in to the sandbox, add an app connection as the guide says, and save a profile for the cloud “Sandbox”.
3. Open “Faults” in the sandbox’s banner, switch one on for the account of the profile, and save.
4. Test the profile.

Rows without an entry under “Sandbox” need no fault there. Their title says what to change: a value of the profile, a
setting of the app, or the way to sign in. Only the automatic test can do some of them, like truncating an answer on its
way or removing the wizard’s key.
`

/** The table of faults as a document. */
export function faultsMarkdown(rows: readonly FaultRow[]): string {
  const waiting = rows.filter((row) => 'page' in row)
  const groups = STAGES.flatMap(({ id, name }) => {
    const shown = rows.filter((row) => 'stage' in row && row.stage === id)
    return shown.length > 0 ? [`## ${name}\n\n${table(shown)}`] : []
  })
  const last = `## At the provider’s own page\n\n${table(waiting)}`
  return [INTRODUCTION, `${rows.length} faults.\n`, ...groups, last].join('\n')
}

function table(rows: readonly FaultRow[]): string {
  const head = ['Fault', 'Stage', 'Outcome', 'Advice', 'Test', 'Sandbox']
  const lines = [head, ...rows.map(cells)]
  // As Markdown formatters do, so that they change nothing.
  const widths = head.map((_name, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const rule = widths.map((width) => '-'.repeat(width))
  const aligned = [head, rule, ...lines.slice(1)].map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)))
  return aligned.map((line) => `| ${line.join(' | ')} |\n`).join('')
}

function cells(row: FaultRow): string[] {
  const faults = (row.scene.faults ?? []).map(code).join(', ')
  const said =
    'stage' in row
      ? [row.stage, row.outcome, row.advice ? code(row.advice) : '', row.run]
      : ['authorize', '', `page: “${row.page}”`, 'waits']
  return [row.title, ...said, faults].map((cell) => cell.replaceAll('|', '\\|'))
}

function code(text: string): string {
  return `\`${text}\``
}
