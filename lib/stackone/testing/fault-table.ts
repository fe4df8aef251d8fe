import { STACKONE_FAULTS } from '@/sandbox/stackone/faults'

/** The page or message that shows a fault. */
type FaultPlace = 'every call' | 'profile' | 'link' | 'accounts' | 'actions'

/** A fault of StackOne, and the wizard's result. */
export interface StackOneFaultRow {
  /** The fault's id in the sandbox. */
  fault: string
  place: FaultPlace
  /** The resulting problem, warning, match or status. */
  comesTo: string
}

/** Every fault of the sandbox’s StackOne. Each is a test in faults.test.ts. */
export const STACKONE_FAULT_TABLE: readonly StackOneFaultRow[] = [
  { fault: 'key-unknown', place: 'every call', comesTo: 'key-refused' },
  { fault: 'key-lacks-permission', place: 'every call', comesTo: 'forbidden' },
  { fault: 'blocked', place: 'every call', comesTo: 'blocked' },
  { fault: 'rate-limited', place: 'every call', comesTo: 'rate-limited' },
  { fault: 'server-error', place: 'every call', comesTo: 'unavailable' },
  { fault: 'bad-gateway', place: 'every call', comesTo: 'unavailable' },
  { fault: 'proxy-page', place: 'every call', comesTo: 'unreadable' },
  { fault: 'reset', place: 'every call', comesTo: 'network' },
  { fault: 'hang', place: 'every call', comesTo: 'network' },
  { fault: 'slow-drip', place: 'every call', comesTo: 'network' },
  { fault: 'garbage', place: 'every call', comesTo: 'unreadable' },
  { fault: 'other-form', place: 'every call', comesTo: 'unreadable' },
  { fault: 'huge', place: 'every call', comesTo: 'unreadable' },
  { fault: 'profile-gone', place: 'profile', comesTo: 'gone' },
  { fault: 'profile-disabled', place: 'profile', comesTo: 'disabled' },
  { fault: 'profile-not-default', place: 'profile', comesTo: 'not-default' },
  { fault: 'profile-other-type', place: 'profile', comesTo: 'other-type' },
  { fault: 'profile-twice', place: 'profile', comesTo: 'alike' },
  { fault: 'connector-disabled', place: 'profile', comesTo: 'connector-disabled' },
  { fault: 'other-profile', place: 'link', comesTo: 'other-profile' },
  { fault: 'account-error', place: 'link', comesTo: 'error' },
  { fault: 'no-attempts', place: 'link', comesTo: 'active' },
  { fault: 'accounts-in-data', place: 'accounts', comesTo: 'active' },
  { fault: 'unknown-words', place: 'accounts', comesTo: 'unknown' },
  { fault: 'accounts-in-error', place: 'accounts', comesTo: 'error' },
  { fault: 'actions-changed', place: 'actions', comesTo: 'drift' },
]

/** The table as a document. */
export function stackOneFaultsMarkdown(): string {
  const head = ['Fault', 'Shown at', 'Result', 'Sandbox']
  const lines = STACKONE_FAULT_TABLE.map(({ fault, place, comesTo }) => {
    const title = STACKONE_FAULTS.find(({ id }) => id === fault)?.title ?? fault
    return [title, place, code(comesTo), code(fault)]
  })
  // As Markdown formatters do, so that they change nothing.
  const widths = head.map((_name, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)))
  const rule = widths.map((width) => '-'.repeat(width))
  const rows = [head, rule, ...lines].map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`,
  )
  return `${INTRODUCTION}\n${rows.join('')}`
}

const INTRODUCTION = `# Faults of StackOne

The wizard's result for each fault of the sandbox’s StackOne. Every row is a test in \`lib/stackone/faults.test.ts\`. This
file is printed from the same table by \`npx tsx --tsconfig tsconfig.node.json scripts/print-faults.ts\`; do not edit it.
Switch the faults on in the sandbox at \`/stackone/app\`, in the tab “Faults” of the project.
**Shown at** is the part of the wizard that shows it. **Result** is the kind of problem (\`lib/stackone/stackone-error.ts\`), warning (\`lib/stackone/match-profile.ts\`) or state.
`

function code(text: string): string {
  return `\`${text}\``
}
