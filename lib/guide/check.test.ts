import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acme, acmeOauth } from '@/e2e/fixtures/acme'
import { databricks, databricksCommands, databricksTest } from '@/lib/guides/testing/databricks'
import { formatActionList, parseActionList } from './action-list'
import { checkGuide } from './check'
import { parseDocument } from './document'
import type { ProviderTest } from './provider'
import type { Action, Field, Guide } from './schema'
import { type LoadedGuide, withSandbox } from './source'

/** With the sandbox as a cloud, like in the check of guides, because commands name it. */
const { guide } = withSandbox(databricks, { id: 'sandbox', label: 'Sandbox' }, 'http://localhost')
const text = readFileSync('guides/databricks/oauth-u2m/guide.md', 'utf8')
const acmeText = readFileSync('e2e/fixtures/guides/acme/oauth/guide.md', 'utf8')

function check(changes: Partial<Guide>, document = text, test: Partial<ProviderTest> = {}): string[] {
  return messagesOf({
    guide: { ...guide, ...changes },
    document: parseDocument(document),
    test: { ...databricksTest, ...test },
    commands: databricksCommands,
  })
}

function messagesOf(loaded: LoadedGuide): string[] {
  return checkGuide(loaded).map(({ message }) => message)
}

/** The problems of the guide with a changed live test. */
function checkTestWith(test: Partial<ProviderTest>): string[] {
  return check({}, text, test)
}

/** The guide's text with one change. */
function textWith(found: string | RegExp, put: string): string {
  const changed = text.replace(found, put)
  if (changed === text) throw new Error(`The guide's text has no ${found}.`)
  return changed
}

/** The guide's actions with the first one changed. */
function actionsWith(change: Partial<Action>): Action[] {
  return guide.actions.map((action, index) => (index === 0 ? { ...action, ...change } : action))
}

const before = (put: string) => textWith(/^:::::section\{#account-id.*$/m, `${put}\n\n$&`)
const firstId = guide.actions[0]?.id ?? ''
const secondId = guide.actions[1]?.id ?? ''
const secondLabel = guide.actions[1]?.label ?? ''

test('an action with an unknown scope is reported with the scope', () => {
  const problems = check({ actions: actionsWith({ scopes: ['billing', 'jobs'] }) })
  expect(problems).toContainEqual(expect.stringMatching(`"${firstId}".*"jobs"`))
})

test.each<[defect: string, problems: () => string[], named: string[]]>([
  [
    'a step gated by an unknown scope',
    () => check({}, textWith('scopes="scim"', 'scopes="scim,scmi"')),
    ['scope-scim', 'scmi'],
  ],
  [
    'a scope that no step explains',
    () => check({}, textWith(/::::step\{#scope-networking.*?\n::::\n/s, '')),
    ['No step', 'networking'],
  ],
  ['a default scope that is none', () => check({ defaultScopes: ['all-apis', 'all'] }), ['"all"']],
  ['a cloud that is not there', () => check({ actions: actionsWith({ clouds: ['aws', 'ibm'] }) }), ['"ibm"']],
  [
    'a cloud that takes its actions from nowhere',
    () =>
      check({ clouds: [...guide.clouds, { id: 'moon', label: 'Moon', host: 'moon.example', sameActionsAs: 'mars' }] }),
    ['"mars"'],
  ],
  ['an unknown live value in the text', () => check({}, before('See :value[console-ulr].')), ['console-ulr']],
  ['an unknown live value to copy', () => check({}, before('See :copy[scope].')), ['"scope"']],
  ['an unknown live value in a link', () => check({}, before('[Here](value:link-acounts-url).')), ['link-acounts-url']],
  ['a live value of the prototype', () => check({}, before('See :value[constructor].')), ['constructor']],
  [
    'a constant that a form shows and that is gone',
    () => check({ constants: without('generate-secret') }),
    ['"generate-secret"'],
  ],
  [
    'a link by reference, which the Markdown twin cannot fill in',
    () => check({}, before('[Here][there].\n\n[there]: value:console-url')),
    ['there'],
  ],
  [
    'a refresh token’s scope that is in the catalogue too',
    () => check({ scopes: [...guide.scopes, { id: 'offline_access', covers: 'X.' }] }),
    ['offline_access'],
  ],
  ['an unused constant', () => check({ constants: { ...guide.constants, spare: 'x' } }), ['spare']],
  ['an unknown text directive', () => check({}, before('A :vlaue[scopes] here.')), ['vlaue']],
  ['an unknown block directive', () => check({}, before('::scope')), ['"scope"']],
  [
    'an unknown directive before the steps of a section',
    () => check({}, textWith('An app connection is', ':vlaue[scopes] is')),
    ['vlaue'],
  ],
  ['an unknown directive in a list', () => check({}, textWith('- **Access token**', '- :vlaue[scopes]')), ['vlaue']],
  ['an unknown box', () => check({}, textWith(':::warning', ':::danger')), ['danger']],
  ['a step outside of a section', () => check({}, before(':::step{#lost title="Lost"}\nText.\n:::')), ['"step"']],
  ['an unknown form', () => check({}, before('::form{#edit-connection}')), ['edit-connection']],
  ['a form that nothing shows', () => check({}, textWith('::form{#add-connection}', '')), ['add-connection']],
  [
    'a constant that hides behind a live value of every guide',
    () => check({ constants: { ...guide.constants, scopes: 'x' } }),
    ['"scopes"'],
  ],
  ['a colon in plain text', () => check({}, before('Before 10:30.')), ['"30"', '"\\:"']],
  ['a block within a sentence', () => check({}, before('Here: :cloud-note')), ['"cloud-note"', 'two colons']],
  [
    'a known secret that would be found at the beginning only',
    () => check({ knownSecrets: [{ pattern: '^dose', name: 'a client secret' }] }),
    ['"^dose"'],
  ],
  [
    'a value in an address that is a group',
    () => check({ fields: fieldsWith('accountId', { inAddress: 'accounts/([^/]+)' }) }),
    ['inAddress'],
  ],
  ['a test of a step that is not there', () => checkTestWith({ steps: { app: 'make-app' } }), ['"make-app"']],
  [
    'a probe of a cloud that is not there',
    () =>
      checkTestWith({ probes: [...databricksTest.probes, { scope: 'scim', path: '/', lists: [], clouds: ['ibm'] }] }),
    ['"ibm"'],
  ],
  ['a scope that nothing tries', () => checkTestWith({ probes: databricksTest.probes.slice(1) }), ['"scim"']],
  [
    'a probe of a scope that is none',
    () => checkTestWith({ probes: [...databricksTest.probes, { scope: 'scmi', path: '/', lists: [] }] }),
    ['"scmi"'],
  ],
  ['a scope without a probe that is none', () => checkTestWith({ withoutProbe: ['jobs'] }), ['"jobs"']],
  [
    'a redirect URL that the guide does not show',
    () => checkTestWith({ redirectUrl: 'https://api.stackone.example/callback' }),
    ['https://api.stackone.example/callback'],
  ],
  [
    'a sentence whose pattern is none',
    () => checkTestWith({ sentences: [{ pattern: 'only (owners', advice: 'not-admin' }] }),
    ['test.sentences.0.pattern'],
  ],
  ['a link to no place on the page', () => check({}, before('[There](#fill-in-profiles).')), ['#fill-in-profiles']],
])('%s is reported as one problem', (_defect, find, named) => {
  const problems = find()
  expect(problems).toHaveLength(1)
  for (const name of named) expect(problems[0]).toContain(name)
})

test('a problem in the text has its line, and a problem in the data its path', () => {
  const written = before('A :vlaue[scopes] here.')
  const line = written.split('\n').findIndex((each) => each.includes('vlaue')) + 1
  const found = (loaded: Partial<LoadedGuide>) =>
    checkGuide({ guide, document: parseDocument(text), test: databricksTest, commands: databricksCommands, ...loaded })
  expect(found({ document: parseDocument(written) })).toMatchObject([{ line }])
  expect(found({ test: { ...databricksTest, withoutProbe: ['jobs'] } })).toMatchObject([
    { path: ['test', 'withoutProbe', 0] },
  ])
  expect(found({ guide: { ...guide, actions: actionsWith({ scopes: ['scim', 'jobs'] }) } })).toMatchObject([
    { path: ['actions', 0, 'scopes', 1] },
  ])
})

test.each([
  ['billling', 'Did you mean "billing"?'],
  ['jobs', 'Write one of: all-apis, scim, '],
])('for the scope %s, the message suggests a correction', (scope, said) => {
  expect(check({ actions: actionsWith({ scopes: [scope] }) })[0]).toContain(said)
})

test.each<[defect: string, problems: () => string[], named: string]>([
  ['action id', () => check({ actions: actionsWith({ id: secondId }) }), secondId],
  ['action label', () => check({ actions: actionsWith({ label: secondLabel }) }), secondLabel],
  ['scope', () => check({ scopes: [...guide.scopes, { id: 'scim', covers: 'Twice.' }] }), 'scim'],
  ['cloud', () => check({ clouds: [...guide.clouds, { id: 'gcp', label: 'GCP', host: 'x.example' }] }), 'gcp'],
  ['form', () => check({ forms: [...guide.forms, ...guide.forms] }), 'add-connection'],
  ['section or step id', () => check({}, textWith('#copy-account-id', '#open-console')), 'open-console'],
  ['section or step id', () => check({}, textWith(':::::section{#scopes', ':::::section{#account-id')), 'account-id'],
])('a duplicate %s is reported', (what, find, named) => {
  expect(find()).toContainEqual(expect.stringMatching(`${what}.* "${named}" is there twice`))
})

test.each(['databricks_all', 'all', 'databricks_ALL'])(
  'an action called %s is reported, because links use it for all actions',
  (id) => {
    expect(check({ actions: actionsWith({ id }) })).toContainEqual(expect.stringContaining(`"${id}"`))
  },
)

test.each<[clash: string, prefix: string, ids: [string, string]]>([
  ['differ only in case', '', ['list_parts', 'List_Parts']],
  ['are the same without the prefix', 'acme_', ['list_parts', 'acme_list_parts']],
  ['name each other once the prefix is off', 'acme_', ['acme_list', 'acme_acme_list']],
])('two actions that %s are reported, because a link cannot tell them apart', (_clash, actionPrefix, ids) => {
  const actions = acmeOauth.actions.map((action, index) => ({ ...action, id: ids[index] ?? action.id }))
  const problems = checkGuide({ ...acme, guide: { ...acmeOauth, actionPrefix, actions } })
  expect(problems).not.toEqual([])
})

test('every guide that passes, with any ids and prefix, has links that keep each choice', () => {
  const id = fc.stringMatching(/^[ab][abB_-]{0,3}$/)
  const ids = fc.oneof(fc.tuple(id, id), fc.tuple(id, fc.constantFrom('all', 'a_all', 'a_', 'B')))
  fc.assert(
    fc.property(ids, fc.constantFrom('', 'a', 'a_'), (names, actionPrefix) => {
      const actions = acmeOauth.actions.map((action, index) => ({ ...action, id: names[index] ?? '' }))
      const changed = { ...acmeOauth, actionPrefix, actions }
      fc.pre(checkGuide({ ...acme, guide: changed }).length === 0)
      for (const chosen of [[names[0]], [names[1]], names]) {
        expect(parseActionList(changed, formatActionList(changed, chosen)).known).toEqual(chosen)
      }
    }),
    { numRuns: 200 },
  )
})

test.each<[what: string, changes: Partial<Guide>, path: string]>([
  ['a scope with a space in it', { scopes: [...guide.scopes, { id: 'two words', covers: 'X.' }] }, 'scopes.7.id'],
  ['an id with a comma in it', { actions: actionsWith({ id: 'a,b' }) }, 'actions.0.id'],
  ['an empty label', { actions: actionsWith({ label: ' ' }) }, 'actions.0.label'],
  ['a cloud whose host has a path', { clouds: [{ id: 'a', label: 'A', host: 'a.example/x' }] }, 'clouds.0.host'],
  ['no cloud', { clouds: [] }, 'clouds'],
])('%s is reported with its path', (_what, changes, path) => {
  expect(check(changes)).toContainEqual(expect.stringMatching(`^${path.replaceAll('.', '\\.')}: `))
})

test('a problem within a list has its path and a readable message', () => {
  const wrong = { methods: ['get'], path: 'x' } as unknown as Action['endpoint']
  expect(check({ actions: actionsWith({ endpoint: wrong }) })).toEqual([
    'actions.0.endpoint: must have HTTP methods and a path that begins with "/", or say why it is unknown.',
  ])
  expect(check({ clouds: [{ id: 'eu', label: 'Europe', host: 'https://eu.example' }] })).toEqual([
    'clouds.0.host: must be a host in small letters, like "login.acme.example" or "{subdomain}.acme.example", without scheme and path.',
  ])
})

test('a test redirect URL that nobody could register is reported', () => {
  const document = parseDocument(acmeText.replace(':copy[test-callback-url]', 'here'))
  expect(messagesOf({ ...acme, document })).toEqual([expect.stringContaining(':copy[test-callback-url]')])
})

test('a step id that the page itself uses is reported', () => {
  expect(check({}, textWith('#copy-account-id', '#steps'))).toContainEqual(expect.stringContaining('"steps" is one of'))
})

test.each(['<b>bold</b>', '<script>alert(1)</script>'])('HTML in the text is reported: %s', (html) => {
  expect(check({}, before(html))).toContainEqual(expect.stringMatching(/^HTML is not shown/))
})

test.each<[what: string, problems: () => string[], named: string]>([
  ['that names no step', () => check({ fields: fieldsWith('clientId', { step: 'nowhere' }) }), '"nowhere"'],
  [
    'whose key is there twice',
    () => check({ fields: [...guide.fields, ...guide.fields] }),
    '"accountId" is there twice',
  ],
  [
    'of a kind with choices, and none',
    () => check({ fields: fieldsWith('clientId', { kind: 'select', role: undefined }) }),
    'has options',
  ],
  [
    'whose secret is shown',
    () => check({ fields: fieldsWith('clientSecret', { kind: 'text' }) }),
    'needs the kind secret',
  ],
  [
    'called like a box of the form',
    () => check({ fields: fieldsWith('clientId', { key: 'version' }) }),
    'a name of the form itself',
  ],
  [
    'called like a part of every object',
    () => check({ fields: fieldsWith('clientId', { key: 'constructor' }) }),
    'a name of the form itself',
  ],
  [
    'that a live test needs, and is not there',
    () => check({ fields: guide.fields.slice(0, 2) }),
    'role: client-secret',
  ],
  [
    'that is a part of a host, and is no such field',
    () => check({ clouds: [{ id: 'aws', label: 'AWS', host: '{accountId}.acme.example' }] }),
    'must be the key of a field of the kind url-part',
  ],
  [
    'that would be most of a host',
    () => check({ clouds: [{ id: 'aws', label: 'AWS', host: '{accountId}.example' }] }),
    'must be a host in small letters',
  ],
])('a field %s is reported', (_what, problems, named) => {
  expect(problems()).toContainEqual(expect.stringContaining(named))
})

test('an invalid regular expression is reported', () => {
  expect(check({ knownSecrets: [{ pattern: '(', name: 'a thing' }] })).toContainEqual(
    expect.stringMatching(/^knownSecrets\.0\.pattern: is not a regular expression/),
  )
})

/** The guide's fields with one of them changed. */
function fieldsWith(key: string, change: Partial<Field>): Field[] {
  return guide.fields.map((field) => (field.key === key ? { ...field, ...change } : field))
}

function without(name: string): Guide['constants'] {
  return Object.fromEntries(Object.entries(guide.constants).filter(([key]) => key !== name))
}
