import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ADVICE_IDS } from '../guide/advice-id'
import { parseDocument } from '../guide/document'
import { databricksOauthU2m, databricksTest } from '../guides/testing/databricks'
import { wordsOf } from './advice'

/** Every value that advice can mention. */
const NAMES = [
  ...['message', 'field', 'scopes', 'scope', 'host', 'reason', 'seconds', 'to', 'status', 'wait', 'expected', 'got'],
  ...['missing', 'endpoint', 'way', 'saw', 'sent', 'error', 'what', 'asked', 'lacking', 'url', 'grant', 'known'],
  ...['proxy', 'code', 'detail'],
]
/** Each has a box with its name as id. */
const FORM_FIELDS = ['cloud', 'accountId', 'clientId', 'clientSecret', 'scopes']
const STEPS = parseDocument(readFileSync('guides/databricks/oauth-u2m/guide.md', 'utf8')).sections.flatMap(
  ({ steps }) => steps.map(({ id }) => id),
)

test('no advice has a gap, whatever its values', () => {
  const values = fc
    .uniqueArray(fc.constantFrom(...NAMES))
    .map((names) => Object.fromEntries(['message', ...names].map((name) => [name, 'value'])))
  fc.assert(
    fc.property(fc.constantFrom(...ADVICE_IDS), values, (id, given) => {
      const { title, cause, fix } = wordsOf({ id, values: given }, databricksOauthU2m, databricksTest)
      for (const text of [title, cause, fix]) {
        expect(text).not.toMatch(/undefined|null|NaN|\[object|[{}]/)
        expect(text.trim()).not.toBe('')
      }
    }),
    { numRuns: 1000 },
  )
})

test.each(ADVICE_IDS)('%s has whole sentences with its values', (id) => {
  const values = Object.fromEntries(NAMES.map((name) => [name, name]))
  const { title, cause, fix, place } = wordsOf({ id, values }, databricksOauthU2m, databricksTest)
  for (const text of [title, cause, fix]) expect(text).not.toMatch(/ {2}|^\s|\s$|\s[.,:;]/)
  expect(title).not.toMatch(/[.]$/)
  // A message is a whole sentence.
  for (const text of [cause, fix]) if (text !== 'message') expect(text).toMatch(/[.”]$/)
  if (typeof place === 'object') expect([...FORM_FIELDS, 'field']).toContain(place.field)
  else if (place !== 'again' && place !== 'none') expect(STEPS).toContain(databricksTest.steps[place])
})

test.each(ADVICE_IDS)('%s uses the words of any provider', (id) => {
  const names = { app: 'app of Acme', admin: 'chief', console: 'cockpit', account: 'house', appScopes: 'rights' }
  const guide = {
    connectorName: 'Acme',
    scopes: [{ id: 'everything', covers: 'Everything.', broad: true }],
    defaultScopes: ['everything'],
    fields: databricksOauthU2m.fields.map((field) => ({ ...field, label: 'Label' })),
  }
  const said = JSON.stringify(wordsOf({ id, values: {} }, guide, { ...databricksTest, words: names, fixes: {} }))
  expect(said).not.toMatch(
    /databricks|account console|app connection|account admin|access scope|command line|client secret|account id/i,
  )
})

test.each([
  ['value-wrong', { field: 'clientId' }, 'clientId'],
  ['value-unusual', { field: 'accountId' }, 'accountId'],
  ['secret-unreadable', {}, 'clientSecret'],
  ['wrong-credentials', {}, 'clientSecret'],
  ['too-large', {}, 'cloud'],
  ['redirected-elsewhere', {}, 'cloud'],
  ['endpoint-elsewhere', {}, 'cloud'],
] as const)('%s with %j is fixed at the field %3$s', (id, values, field) => {
  expect(wordsOf({ id, values }, databricksOauthU2m, databricksTest).place).toEqual({ field })
})

test('unassigned scopes are first assigned to the app; a different default is offered as an alternative', () => {
  const wordsFor = (scopes: string, fixes = {}) =>
    wordsOf({ id: 'scopes-not-assigned', values: { scopes } }, databricksOauthU2m, { ...databricksTest, fixes })
  expect(wordsFor('scim billing').fix).toMatch(/^Give the app connection .* If .* ask for all-apis offline_access/)
  expect(wordsFor('all-apis').fix).not.toContain('ask for all-apis')
  const { fix, place } = wordsFor('scim', databricksTest.fixes)
  expect(fix).toMatch(/^In the app connection, set Access scopes to All APIs/)
  expect(place).toBe('app')
})

test('a default that does not cover everything is not offered, and one minute is singular', () => {
  const guide = { ...databricksOauthU2m, defaultScopes: ['scim'] }
  const { fix, place } = wordsOf({ id: 'scopes-not-assigned', values: { scopes: 'billing' } }, guide, {
    ...databricksTest,
    appChangeMinutes: 1,
    fixes: {},
  })
  expect(fix).toBe(
    'Give the app connection the access scopes that cover them, and wait up to 1 minute. Or ask only for what the app connection has.',
  )
  expect(place).toBe('app')
})

test('advice for one provider replaces the general advice', () => {
  const advice = { id: 'no-refresh-token', values: { scope: 'offline_access' } } as const
  const { fix, ...words } = wordsOf(advice, databricksOauthU2m, databricksTest)
  expect(fix).toBe(databricksTest.fixes?.['no-refresh-token'])
  const general = wordsOf(advice, databricksOauthU2m, { ...databricksTest, fixes: {} })
  expect(general).toMatchObject(words)
  expect(general.fix).toContain('Check that the app connection may have refresh tokens')
})

test('equal advice has equal words', () => {
  for (const id of ADVICE_IDS) {
    const twice = [1, 2].map(() => wordsOf({ id, values: { scope: 'scim' } }, databricksOauthU2m, databricksTest))
    expect(twice[0]).toEqual(twice[1])
  }
})

test('every step that advice links to exists in the guide', () => {
  for (const step of Object.values(databricksTest.steps)) expect(STEPS).toContain(step)
})
