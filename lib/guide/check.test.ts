import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme-oauth'
import { acmeTest } from '@/e2e/fixtures/acme-test'
import { guideSources as fixtureSources } from '@/e2e/fixtures/registry'
import { databricksOauthU2m as guide } from '@/lib/guides/databricks/oauth-u2m'
import { guideSources } from '@/lib/guides/registry'
import { databricksTest } from '../guides/databricks/test'
import { formatActionList, parseActionList } from './action-list'
import { checkGuide, checkSources } from './check'
import { parseDocument } from './document'
import type { ProviderTest } from './provider'
import type { Action, Guide } from './schema'

const text = readFileSync(new URL('../guides/databricks/oauth-u2m.md', import.meta.url), 'utf8')
const acmeText = readFileSync(new URL('../../e2e/fixtures/acme-oauth.md', import.meta.url), 'utf8')
const acme = parseDocument(acmeText)

function check(changes: Partial<Guide>, document = text, test: Partial<ProviderTest> = {}): string[] {
  return checkGuide({
    guide: { ...guide, ...changes },
    document: parseDocument(document),
    test: { ...databricksTest, ...test },
  })
}

/** The problems of the guide as it is, with something else in its test. */
function checkTestWith(test: Partial<ProviderTest>): string[] {
  return check({}, text, test)
}

/** The guide's text with one thing changed in it. */
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

test.each([...guideSources, ...fixtureSources])('nothing is wrong with $guide.connector/$guide.slug', (source) => {
  expect(checkSources([source])).toEqual([])
})

test('what is wrong with one of many guides is said with its name', () => {
  const readText = () => text
  const test = { ...databricksTest, probes: [] }
  expect(checkSources([...fixtureSources, { guide, readText, test }])).toContainEqual(
    expect.stringMatching(/^databricks\/oauth-u2m: The test has no probe for the scope "scim"/),
  )
})

test.each([
  ['text where none can be', () => `${text}\n\nMore.`, /: Line \d+: text outside of a section/],
  [
    'no file',
    () => {
      throw new Error('ENOENT: no such file')
    },
    /: ENOENT/,
  ],
])('of a guide with %s, that is said, and the others are checked too', (_what, readText, said) => {
  const other = { guide: { ...acmeOauth, slug: 'other', defaultScopes: [] }, readText: () => '' }
  const problems = checkSources([{ guide, readText }, other])
  expect(problems[0]).toMatch(new RegExp(`^databricks/oauth-u2m${said.source}`))
  expect(problems).toContainEqual(expect.stringMatching(/^acme\/other: defaultScopes: /))
})

test('two guides at one address are named', () => {
  const [source] = fixtureSources
  expect(checkSources(source ? [source, source] : [])).toEqual([
    'acme/oauth: Another guide has the same connector and slug.',
  ])
})

test('an action with an unknown scope is named, with the scope', () => {
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
  ['a cloud that is not there', () => check({ actions: actionsWith({ clouds: ['aws', 'ibm'] }) }), [firstId, 'ibm']],
  [
    'a cloud that takes its actions from nowhere',
    () =>
      check({ clouds: [...guide.clouds, { id: 'moon', label: 'Moon', host: 'moon.example', sameActionsAs: 'mars' }] }),
    ['moon', 'mars'],
  ],
  ['an unknown live value in the text', () => check({}, before('See :value[console-ulr].')), ['console-ulr']],
  ['an unknown live value to copy', () => check({}, before('See :copy[scope].')), ['"scope"']],
  ['an unknown live value in a link', () => check({}, before('[Here](value:link-acounts-url).')), ['link-acounts-url']],
  ['a live value of the prototype', () => check({}, before('See :value[constructor].')), ['constructor']],
  [
    'a constant that a form shows and that is gone',
    () => check({ constants: without('app-name') }),
    ['add-connection', 'app-name'],
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
    () => check({ profile: { ...guide.profile, knownSecrets: [{ pattern: '^dose', name: 'a client secret' }] } }),
    ['"^dose"'],
  ],
  [
    'an account ID in an address that is a group',
    () => check({ profile: { ...guide.profile, accountIdInAddress: 'accounts/([^/]+)' } }),
    ['accountIdInAddress'],
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
    ['test.sentences.0.pattern', 'only (owners'],
  ],
  ['a link to no place on the page', () => check({}, before('[There](#fill-in-profiles).')), ['#fill-in-profiles']],
])('%s is a problem of its own, and the only one', (_defect, find, named) => {
  const problems = find()
  expect(problems).toHaveLength(1)
  for (const name of named) expect(problems[0]).toContain(name)
})

test('a problem in the text says its line', () => {
  const line =
    before('A :vlaue[scopes] here.')
      .split('\n')
      .findIndex((each) => each.includes('vlaue')) + 1
  expect(check({}, before('A :vlaue[scopes] here.'))[0]).toMatch(new RegExp(`^Line ${line}:`))
})

test.each<[defect: string, problems: () => string[], named: string]>([
  ['action id', () => check({ actions: actionsWith({ id: secondId }) }), secondId],
  ['action label', () => check({ actions: actionsWith({ label: secondLabel }) }), secondLabel],
  ['scope', () => check({ scopes: [...guide.scopes, { id: 'scim', covers: 'Twice.' }] }), 'scim'],
  ['cloud', () => check({ clouds: [...guide.clouds, { id: 'gcp', label: 'GCP', host: 'x.example' }] }), 'gcp'],
  ['form', () => check({ forms: [...guide.forms, ...guide.forms] }), 'add-connection'],
  ['section or step id', () => check({}, textWith('#copy-account-id', '#open-console')), 'open-console'],
  ['section or step id', () => check({}, textWith(':::::section{#scopes', ':::::section{#account-id')), 'account-id'],
])('a duplicate %s is named', (what, find, named) => {
  expect(find()).toContainEqual(expect.stringMatching(`${what}.* "${named}" is there twice`))
})

test.each(['databricks_all', 'all', 'databricks_ALL'])('an action called %s is named: a link means all by it', (id) => {
  expect(check({ actions: actionsWith({ id }) })).toContainEqual(expect.stringContaining(`"${id}"`))
})

test.each<[clash: string, prefix: string, ids: [string, string]]>([
  ['differ only in case', '', ['list_parts', 'List_Parts']],
  ['are the same without the prefix', 'acme_', ['list_parts', 'acme_list_parts']],
  ['name each other once the prefix is off', 'acme_', ['acme_list', 'acme_acme_list']],
])('two actions that %s are named: a link cannot tell them apart', (_clash, actionPrefix, ids) => {
  const actions = acmeOauth.actions.map((action, index) => ({ ...action, id: ids[index] ?? action.id }))
  const problems = checkGuide({ guide: { ...acmeOauth, actionPrefix, actions }, document: acme, test: null })
  expect(problems).not.toEqual([])
})

test('whatever the ids and the prefix, a guide that passes has links that keep every choice', () => {
  const id = fc.stringMatching(/^[ab][abB_-]{0,3}$/)
  const ids = fc.oneof(fc.tuple(id, id), fc.tuple(id, fc.constantFrom('all', 'a_all', 'a_', 'B')))
  fc.assert(
    fc.property(ids, fc.constantFrom('', 'a', 'a_'), (names, actionPrefix) => {
      const actions = acmeOauth.actions.map((action, index) => ({ ...action, id: names[index] ?? '' }))
      const changed = { ...acmeOauth, actionPrefix, actions }
      fc.pre(checkGuide({ guide: changed, document: acme, test: null }).length === 0)
      for (const chosen of [[names[0]], [names[1]], names]) {
        expect(parseActionList(changed, formatActionList(changed, chosen)).known).toEqual(chosen)
      }
    }),
    { numRuns: 500 },
  )
})

test.each<[what: string, changes: Partial<Guide>, path: string]>([
  ['a scope with a space in it', { scopes: [...guide.scopes, { id: 'two words', covers: 'X.' }] }, 'scopes.7.id'],
  ['an id with a comma in it', { actions: actionsWith({ id: 'a,b' }) }, 'actions.0.id'],
  ['an action that needs no scope', { actions: actionsWith({ scopes: [] }) }, 'actions.0.scopes'],
  ['an empty label', { actions: actionsWith({ label: ' ' }) }, 'actions.0.label'],
  ['a cloud whose host has a path', { clouds: [{ id: 'a', label: 'A', host: 'a.example/x' }] }, 'clouds.0.host'],
  ['no cloud', { clouds: [] }, 'clouds'],
  ['an empty default', { defaultScopes: [] }, 'defaultScopes'],
])('%s is named by its place in the data', (_what, changes, path) => {
  expect(check(changes)).toContainEqual(expect.stringMatching(`^${path.replaceAll('.', '\\.')}: `))
})

test('what is wrong within a list is said with the name of the item, and in words', () => {
  const wrong = { methods: ['get'], path: 'x' } as unknown as Action['endpoint']
  expect(check({ actions: actionsWith({ endpoint: wrong }) })).toEqual([
    `actions.0.endpoint: must have HTTP methods and a path that begins with "/", or say why it is unknown (in "${firstId}")`,
  ])
  expect(check({ clouds: [{ id: 'eu', label: 'Europe', host: 'https://eu.example' }] })).toEqual([
    'clouds.0.host: must be a host in small letters, like "login.acme.example", without scheme and path (in "eu")',
  ])
})

test('a test whose own redirect URL nobody could register is named', () => {
  const problems = checkGuide({
    guide: acmeOauth,
    document: parseDocument(acmeText.replace(':copy[test-callback-url]', 'here')),
    test: acmeTest,
  })
  expect(problems).toEqual([expect.stringContaining('"test-callback-url"')])
})

test('a step id that is one of the page’s own is named', () => {
  expect(check({}, textWith('#copy-account-id', '#steps'))).toContainEqual(expect.stringContaining('"steps" is one of'))
})

test.each(['<b>bold</b>', '<script>alert(1)</script>'])('HTML in the text is named: %s', (html) => {
  expect(check({}, before(html))).toContainEqual(expect.stringMatching(/^Line \d+ has HTML/))
})

test('a profile field that names no step is named', () => {
  const fields = { ...guide.profile.fields, clientId: { ...guide.profile.fields.clientId, step: 'nowhere' } }
  const problems = check({ profile: { ...guide.profile, fields } })
  expect(problems).toContainEqual(expect.stringMatching(/clientId.*nowhere/))
})

test('a pattern that is no regular expression is named', () => {
  const problems = check({ profile: { ...guide.profile, knownSecrets: [{ pattern: '(', name: 'a thing' }] } })
  expect(problems).toContainEqual(expect.stringMatching(/^profile\.knownSecrets\.0\.pattern: /))
})

function without(name: string): Guide['constants'] {
  return Object.fromEntries(Object.entries(guide.constants).filter(([key]) => key !== name))
}
