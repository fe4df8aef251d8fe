import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { readLinkProblems } from './link-problems'
import { repairLink } from './repair-link'
import { loadSelection, selectionLink } from './search-params'
import { SEPARATOR_IDS } from './separators'

const guide = databricksOauthU2m
const repair = (query: string) => repairLink(guide, new URLSearchParams(query))
/** The choice of a link, with its reported problems. */
const read = (query: URLSearchParams) => ({
  choice: selectionLink(guide, loadSelection(guide, query), ''),
  problems: readLinkProblems(guide, query),
})

const MEANT = '?actions=list_users,get_user&cloud=azure'

describe('a link that was damaged in transit', () => {
  test.each([
    ['&amp; for &', 'actions=list_users,get_user&amp;cloud=azure'],
    ['&amp;amp; for &', 'actions=list_users,get_user&amp;amp;cloud=azure'],
    ['&AMP; for &', 'actions=list_users,get_user&AMP;cloud=azure'],
    ['&#038; for &', 'actions=list_users,get_user&#038;cloud=azure'],
    ['; for &', 'actions=list_users,get_user;cloud=azure'],
    ['& and = escaped twice', 'actions=list_users,get_user%2526cloud%253Dazure'],
    ['commas of another keyboard', 'actions=list_users，get_user&cloud=azure'],
    ['what nobody sees', 'actions=list_users%E2%80%8B,get_user%EF%BB%BF&cloud=azure'],
    ['brackets around the list', 'actions=[list_users,get_user]&cloud=azure'],
    ['underscores as Markdown writes them', 'actions=list%5C_users,get%5C_user&cloud=azure'],
    ['a full stop of another script', 'actions=list_users,get_user&cloud=azure%E3%80%82'],
    ['a fragment escaped', 'actions=list_users,get_user&cloud=azure%23step-1'],
    ['an &amp; left over', 'actions=list_users,get_user&cloud=azure&amp;'],
    ['& escaped', 'actions=list_users,get_user%26cloud=azure'],
    ['&amp; escaped', 'actions=list_users,get_user%26amp%3Bcloud%3Dazure'],
    ['all of it escaped', 'actions%3Dlist_users%2Cget_user%26cloud%3Dazure'],
    ['the commas escaped twice', 'actions=list_users%252Cget_user&cloud=azure'],
    ['& as JSON may write it', 'actions=list_users,get_user%5Cu0026cloud=azure'],
    ['= of quoted-printable mail', 'actions=3Dlist_users,get_user&cloud=3Dazure'],
    ['= and & of mail in HTML', 'actions=3Dlist_users,get_user&amp;cloud=3Dazure'],
    ['a full stop after it', 'actions=list_users,get_user&cloud=azure.'],
    ['a bracket and a full stop', 'actions=list_users,get_user&cloud=azure).'],
    ['a sign of HTML', 'actions=list_users,get_user&cloud=azure&gt;'],
    ['its end tag', 'actions=list_users,get_user&cloud=azure%22%3Ehere%3C/a%3E'],
    ['white space', 'actions=list_users,get_user&cloud=azure%20%0A'],
    ['quotation marks', 'cloud=azure&actions=list_users,get_user%E2%80%9D'],
    ['bold type of Markdown', 'cloud=azure&actions=list_users,get_user**'],
    ['a name as chats write it', 'cloud=azure&actions=list_users,get_user|the%20guide%3E'],
    ['semicolons for commas', 'actions=list_users;get_user&cloud=azure'],
    ['white space for commas', 'actions=list_users+get_user&cloud=azure'],
    ['capitals', 'Actions=LIST_USERS,Get_User&CLOUD=Azure'],
  ])('is read as intended: %s', (_what, query) => {
    expect(read(repair(query))).toEqual({ choice: MEANT, problems: [] })
  })

  test.each([
    ['SEPARATOR=Comma', '?separator=comma'],
    ['actions=list_users&short=True.', '?actions=list_users&short=true'],
    ['offline_access=false%3E', '?offline_access=false'],
    ['actions=ALL,-list_users.', '?actions=all,-list_users'],
  ])('is read as intended with another case: ?%s', (query, choice) => {
    expect(read(repair(query))).toEqual({ choice, problems: [] })
  })
})

test.each([
  'actions=list_usres.',
  'cloud=azure-china-east',
  'cloud=az',
  'colour=a%26cloud=azure',
  'actions=list_users%20gone',
])('keeps what is ambiguous, to be reported: ?%s', (query) => {
  expect(`${repair(query)}`).toBe(`${new URLSearchParams(query)}`)
  expect(readLinkProblems(guide, repair(query))).toHaveLength(1)
})

test('a search stays as it was typed', () => {
  expect(repair('q=LIST%26cloud=azure.').get('q')).toBe('LIST&cloud=azure.')
})

test('a link that the wizard created stays unchanged', () => {
  const selection = fc.record({
    actions: fc.subarray(guide.actions.map(({ id }) => id)),
    separator: fc.constantFrom(...SEPARATOR_IDS),
    cloud: fc.constantFrom(...guide.clouds.map(({ id }) => id)),
    offlineAccess: fc.boolean(),
    shortScopes: fc.boolean(),
  })
  fc.assert(
    fc.property(selection, (each) => {
      const { searchParams } = new URL(selectionLink(guide, each), 'https://wizard.example')
      expect(`${repairLink(guide, searchParams)}`).toBe(`${searchParams}`)
    }),
  )
})

test('repairing twice gives the same link, so that a redirect ends', () => {
  const piece = fc.constantFrom(
    ...[
      'actions',
      'cloud',
      'q',
      'x',
      '=',
      '&',
      'amp;',
      '%26',
      '%253D',
      '3D',
      'azure',
      'list_users',
      ',',
      ';',
      '.',
      '>',
      'AWS',
      '+',
      '\\u0026',
    ],
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
        fc.string(),
      ),
      (query) => {
        const once = repair(query)
        expect(`${repairLink(guide, new URLSearchParams(`${once}`))}`).toBe(`${once}`)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a long list of nonsense stays unchanged', () => {
  const words = Array.from({ length: 5000 }, (_, index) => `gone_${index}${'.'.repeat(20)}`)
  const query = new URLSearchParams({ actions: words.join(','), cloud: `${'.'.repeat(1_000_000)}x` })
  expect(`${repairLink(guide, query)}`).toBe(`${query}`)
})
