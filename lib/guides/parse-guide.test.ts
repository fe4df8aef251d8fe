import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type GuideTexts, parseGuide } from './parse-guide'

const DATABRICKS = 'guides/databricks/oauth-u2m'
const ACME = 'e2e/fixtures/guides/acme/oauth'

const databricks: GuideTexts = {
  connector: 'databricks',
  slug: 'oauth-u2m',
  data: readFileSync(`${DATABRICKS}/guide.yaml`, 'utf8'),
  actions: readFileSync(`${DATABRICKS}/actions.yaml`, 'utf8'),
  text: readFileSync(`${DATABRICKS}/guide.md`, 'utf8'),
}
const acme: GuideTexts = {
  connector: 'acme',
  slug: 'oauth',
  data: readFileSync(`${ACME}/guide.yaml`, 'utf8'),
  actions: null,
  text: readFileSync(`${ACME}/guide.md`, 'utf8'),
}

/** A file with one change, and the line of that. */
function changed(text: string, found: string, put: string): { text: string; line: number } {
  const [before, after] = text.split(found)
  if (before === undefined || after === undefined) throw new Error(`There is no ${found}.`)
  return { text: text.replace(found, () => put), line: before.split('\n').length }
}

function problemsOf(texts: GuideTexts) {
  const parsed = parseGuide(texts)
  return parsed.ok ? [] : parsed.problems
}

test.each([databricks, acme])('$connector/$slug has no problems, and its address comes from its folders', (texts) => {
  const parsed = parseGuide(texts)
  expect(parsed).toMatchObject({ ok: true, guide: { guide: { connector: texts.connector, slug: texts.slug } } })
})

test.each<[defect: string, found: string, put: string, said: string]>([
  ['a misspelt name', 'connectorName:', 'conectorName:', 'conectorName: is unknown. Did you mean "connectorName"?'],
  [
    'a misspelt name within a list',
    'covers: Orders.',
    'cover: Orders.',
    'scopes.0.cover: is unknown. Did you mean "covers"?',
  ],
  [
    'a number for a text',
    'app-name: StackOne at Acme',
    'app-name: 60',
    'constants.app-name: must be a text. Write it in quotes: "60".',
  ],
  [
    'a word that is no choice',
    'effect: write',
    'effect: wirte',
    'actions.1.effect: "wirte" is unknown. Did you mean "write"?',
  ],
  ['a text for a list', 'lists: []', 'lists: parts', 'test.probes.0.lists: must be a list.'],
  [
    'a host with a path',
    'login.acme.example',
    'login.acme.example/x',
    'clouds.0.host: must be a host in small letters',
  ],
  [
    'an unknown scope of an action',
    '[parts.read, orders.write]',
    '[part.read, orders.write]',
    'Did you mean "parts.read"?',
  ],
  [
    'an unknown step of a test',
    'steps: { app: sign-in }',
    'steps: { app: sing-in }',
    'There is no step "sing-in" in the text. Did you mean "sign-in"?',
  ],
  ['no YAML', 'defaultScopes: [parts.read]', 'defaultScopes: [parts.read', 'This is not valid YAML'],
  ['a name that is there twice', 'summary:', 'method:', 'This is not valid YAML: Map keys must be unique'],
])('%s is reported with file, line and fix', (_defect, found, put, said) => {
  const { text, line } = changed(acme.data, found, put)
  expect(problemsOf({ ...acme, data: text })).toContainEqual({
    file: 'guide.yaml',
    line: expect.toSatisfy((at: number) => Math.abs(at - line) <= (said.includes('YAML') ? 1 : 0)),
    message: expect.stringContaining(said),
  })
})

test('a missing key is reported at its parent', () => {
  const { text, line } = changed(acme.data, 'label: List Parts', 'note: Parts.')
  expect(problemsOf({ ...acme, data: text })).toEqual([
    { file: 'guide.yaml', line: line - 1, message: 'actions.0.label: is missing. Write "label: …", a text.' },
  ])
})

test('a problem of an action has the line of the file with the actions', () => {
  const { text, line } = changed(databricks.actions ?? '', 'label: List Budgets', 'label: 5')
  expect(problemsOf({ ...databricks, actions: text })).toEqual([
    { file: 'actions.yaml', line, message: 'actions.5.label: must be a text. Write it in quotes: "5".' },
  ])
})

test('actions in both files are reported as a duplicate list', () => {
  expect(problemsOf({ ...acme, actions: '[]' })).toEqual([
    { file: 'guide.yaml', line: expect.any(Number), message: expect.stringContaining('Remove one of the two lists') },
  ])
})

test('a problem in the text has its line', () => {
  const { text, line } = changed(acme.text, 'Tick **Orders**.', 'Tick :vlaue[app-name].')
  expect(problemsOf({ ...acme, text })).toEqual([
    { file: 'guide.md', line, message: expect.stringContaining('Did you mean "value"?') },
  ])
  expect(problemsOf({ ...acme, text: `${acme.text}\nAfter.\n` })).toEqual([
    {
      file: 'guide.md',
      line: acme.text.split('\n').length + 1,
      message: expect.stringContaining('outside of a section'),
    },
  ])
})

test.each(['', '[]', 'null', '- a', '&a [*a]', '"text"'])('a file with %j is reported and never throws', (data) => {
  expect(problemsOf({ ...acme, data })).not.toEqual([])
})
