import { expect, test } from 'vitest'
import { databricks, databricksCommands } from '@/lib/guides/testing/databricks'
import { withSandbox } from '../source'
import { checkCommands } from './check'
import type { AppCommands, Command } from './schema'

const { guide, document } = withSandbox(databricks, { id: 'sandbox', label: 'Sandbox' }, 'http://localhost')

function problemsOf(change: Partial<AppCommands>): string[] {
  return checkCommands({ ...databricksCommands, ...change }, guide, document).map(({ message }) => message)
}

/** The commands with another first command. */
function withCommand(command: Partial<Command>): Partial<AppCommands> {
  const [first, ...others] = databricksCommands.ways
  const [create] = first?.create ?? []
  if (!first || !create) throw new Error('There is no command.')
  return { ways: [{ ...first, create: [{ ...create, ...command }] }, ...others] }
}

test('the built-in commands render on every cloud', () => {
  expect(problemsOf({})).toEqual([])
})

test.each<[defect: string, change: Partial<AppCommands>, named: string]>([
  ['an unknown placeholder in a command', withCommand({ run: 'make {acount}' }), 'Did you mean "account"?'],
  ['a value that would need quoting', withCommand({ run: 'make {app.name}' }), '"{app.name}" would need quoting'],
  ['a list in a command', withCommand({ run: 'make {app.redirectUrls}' }), 'would need quoting'],
  ['an unknown placeholder in a file', { files: [{ name: 'app.json', json: { a: ['{nam}'] } }] }, '"nam"'],
  ['a file that is not there', withCommand({ file: 'ap.json' }), 'Did you mean "app.json"?'],
  ['an unknown cloud', withCommand({ clouds: ['asw'] }), 'Did you mean "aws"?'],
  ['a step that is not there', { step: 'add-conection' }, 'Did you mean "add-connection"?'],
  [
    'a field that is not there',
    { printed: { ...databricksCommands.printed, fields: { clientld: ['client_id'] } } },
    'Did you mean "clientId"?',
  ],
  [
    'minutes that are no number',
    { app: { ...databricksCommands.app, refreshTokenMinutes: 'refresh-token-minutes' } },
    'whole number',
  ],
  ['an unknown scope', { app: { ...databricksCommands.app, accessScopes: ['all-api'] } }, 'Did you mean "all-apis"?'],
  ['a pattern without a bound', { errors: [{ pattern: '(a+)+$', cause: 'A.', fix: 'B.' }] }, 'could take very long'],
])('%s is reported', (_defect, change, named) => {
  expect(problemsOf(change).join('\n')).toContain(named)
})
