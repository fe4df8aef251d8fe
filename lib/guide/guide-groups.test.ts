import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { findGroups, groupGuides } from './guide-groups'

const named = (connectorName: string, method: string) => ({ ...acmeOauth, connectorName, method })
const groups = groupGuides([
  { ...named('Zeta', 'OAuth 2.0'), logo: 'M1 1h2z' },
  named('acme 10', 'API Key'),
  named('Acme 9', 'OAuth 2.0'),
  named('Acme 9', 'API Key'),
])

const shown = (found: typeof groups) =>
  found.map(({ connectorName, guides }) => `${connectorName}: ${guides.map(({ method }) => method).join(', ')}`)

test('guides are grouped by connector, sorted by name', () => {
  expect(shown(groups)).toEqual(['Acme 9: API Key, OAuth 2.0', 'acme 10: API Key', 'Zeta: OAuth 2.0'])
})

test('a connector has the logo of its guides, if they have one', () => {
  expect(groups.map(({ logo }) => logo)).toEqual([null, null, 'M1 1h2z'])
})

test.each<[query: string, found: string[]]>([
  ['', ['Acme 9: API Key, OAuth 2.0', 'acme 10: API Key', 'Zeta: OAuth 2.0']],
  ['ACME', ['Acme 9: API Key, OAuth 2.0', 'acme 10: API Key']],
  [' oauth  acme ', ['Acme 9: OAuth 2.0']],
  ['zebra', []],
])('a search for %j finds guides with every word', (query, found) => {
  expect(shown(findGroups(groups, query))).toEqual(found)
})

test('a guide without actions and scopes has no counts', () => {
  const [group] = groupGuides([{ ...acmeOauth, actions: [], scopes: [] }])
  expect(group?.guides[0]?.counts).toBe('')
})
