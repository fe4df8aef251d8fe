import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { manyActions } from '@/e2e/fixtures/many-actions'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { guidePath } from '../urls'
import { ACTION_FILTERS } from './effects'
import { readLinkProblems } from './link-problems'
import { readPickerForm } from './picker-form'
import { loadSelection, loadView, SELECTION_KEYS, selectionLink, viewLink } from './search-params'
import { SEPARATOR_IDS } from './separators'

const guide = databricksOauthU2m
const guides = [guide, acmeOauth, manyActions(72)]
const ids = guide.actions.map(({ id }) => id)
const defaults = loadSelection(guide, new URLSearchParams())

function queryOf(link: string): URLSearchParams {
  return new URL(link, 'https://wizard.example').searchParams
}

/** Any selection that a guide allows. */
function anySelection({ actions, clouds }: Pick<typeof guide, 'actions' | 'clouds'>) {
  return fc.record({
    actions: fc.subarray(actions.map(({ id }) => id)),
    separator: fc.constantFrom(...SEPARATOR_IDS),
    cloud: fc.constantFrom(...clouds.map(({ id }) => id)),
    offlineAccess: fc.boolean(),
    shortScopes: fc.boolean(),
  })
}

const anyView = fc.record({
  q: fc.string({ unit: 'grapheme', maxLength: 30 }),
  effect: fc.constantFrom(...ACTION_FILTERS),
})

const hostileWord = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.tuple(fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(20_000)).map(([text, times]) => text.repeat(times)),
  fc.constantFrom('__proto__', 'constructor', 'toString', '%', '%E0%A4%A', '%00', '\uDC00', '', ' ', 'null', '[]'),
  fc.constantFrom(
    'all',
    'all,-list_users',
    'list_users,get_user',
    'comma',
    'gcp',
    'true',
    'false',
    'TRUE',
    'select-shown',
  ),
)
const names = [...Object.values(SELECTION_KEYS), 'q', 'effect', 'action', 'form', 'do']

/** Changes that mail programs, people and attackers make to links: doubled, broken and foreign parameters. */
const hostileQuery = fc.oneof(
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...names), hostileWord), hostileWord), { maxLength: 8 })
    .map((entries) => new URLSearchParams(entries)),
  fc
    .array(fc.tuple(fc.constantFrom(...names), hostileWord), { maxLength: 8 })
    .map((entries) => new URLSearchParams(entries.map((entry) => entry.join('=')).join('&'))),
)

describe('a broken link', () => {
  test.each([
    ['loadSelection', (query: URLSearchParams) => loadSelection(guide, query)],
    ['loadView', (query: URLSearchParams) => loadView(query)],
    ['readLinkProblems', (query: URLSearchParams) => readLinkProblems(guide, query)],
    ['readPickerForm', (query: URLSearchParams) => readPickerForm(guide, query)],
    ['readPickerForm of a guide without prefix', (query: URLSearchParams) => readPickerForm(acmeOauth, query)],
  ])('never throws in %s', (_name, read) => {
    fc.assert(
      fc.property(hostileQuery, (query) => {
        read(query)
      }),
    )
  })

  test('gives a selection that the guide allows', () => {
    fc.assert(
      fc.property(hostileQuery, (query) => {
        const { actions, separator, cloud, offlineAccess, shortScopes } = loadSelection(guide, query)
        expect(actions).toEqual(ids.filter((id) => actions.includes(id)))
        expect(SEPARATOR_IDS).toContain(separator)
        expect(guide.clouds.map(({ id }) => id)).toContain(cloud)
        expect([typeof offlineAccess, typeof shortScopes]).toEqual(['boolean', 'boolean'])
      }),
    )
  })

  test('gives a view that the picker has', () => {
    fc.assert(
      fc.property(hostileQuery, (query) => {
        const { q, effect } = loadView(query)
        expect(q.length).toBeLessThanOrEqual(200)
        expect(ACTION_FILTERS).toContain(effect)
      }),
    )
  })

  test('of a megabyte is read', () => {
    const query = new URLSearchParams({ actions: 'list_users,'.repeat(100_000), q: 'x'.repeat(1_000_000), cloud: 'y' })
    expect(loadSelection(guide, query).actions).toEqual(['databricks_list_users'])
    expect(loadView(query).q).toBe('x'.repeat(200))
  })

  test.each([
    ['separator', 'colon', 'separator', 'space'],
    ['separator', '__proto__', 'separator', 'space'],
    ['cloud', 'ibm', 'cloud', 'aws'],
    ['cloud', '', 'cloud', 'aws'],
    ['offline_access', 'yes', 'offlineAccess', true],
    ['offline_access', '', 'offlineAccess', true],
    ['offline_access', '0', 'offlineAccess', true],
    ['short', 'yes', 'shortScopes', false],
    ['short', 'True', 'shortScopes', false],
  ] as const)('with %s=%j, an unknown value, gives the default', (key, value, part, expected) => {
    expect(loadSelection(guide, new URLSearchParams({ [key]: value }))[part]).toBe(expected)
  })

  test('with a repeated parameter uses the first value', () => {
    const query = new URLSearchParams('actions=list_users&actions=get_user&cloud=gcp&cloud=azure')
    expect(loadSelection(guide, query)).toMatchObject({ actions: ['databricks_list_users'], cloud: 'gcp' })
  })
})

describe('the canonical link', () => {
  test('an empty choice is only the path, without defaults', () => {
    expect(selectionLink(guide, defaults)).toBe('/connectors/databricks/oauth-u2m')
    expect(selectionLink(guide, {})).toBe(guidePath(guide))
    expect(viewLink(guide, defaults, { q: '', effect: 'all' })).toBe(guidePath(guide))
  })

  test.each([
    ['two actions', { actions: ['databricks_list_users', 'databricks_get_user'] }, '?actions=list_users,get_user'],
    ['every action', { actions: ids }, '?actions=all'],
    ['a separator', { separator: 'comma' }, '?separator=comma'],
    ['a cloud', { cloud: 'gcp' }, '?cloud=gcp'],
    ['no refresh token', { offlineAccess: false }, '?offline_access=false'],
    ['the short list', { shortScopes: true }, '?short=true'],
  ] as const)('of %s has only that', (_what, choice, expected) => {
    expect(selectionLink(guide, { ...defaults, ...choice })).toBe(guidePath(guide) + expected)
  })

  test.each(guides)('carries every choice, separator, cloud and flag through a round trip: $slug', (each) => {
    fc.assert(
      fc.property(anySelection(each), (selection) => {
        expect(loadSelection(each, queryOf(selectionLink(each, selection)))).toEqual(selection)
      }),
    )
  })

  test.each(guides)('reads back as the same link: $slug', (each) => {
    fc.assert(
      fc.property(anySelection(each), anyView, (selection, view) => {
        const link = viewLink(each, selection, view)
        expect(viewLink(each, loadSelection(each, queryOf(link)), loadView(queryOf(link)))).toBe(link)
      }),
    )
  })

  test.each(guides)('of any query reads back as the same link: $slug', (each) => {
    fc.assert(
      fc.property(hostileQuery, (query) => {
        const link = viewLink(each, loadSelection(each, query), loadView(query))
        expect(viewLink(each, loadSelection(each, queryOf(link)), loadView(queryOf(link)))).toBe(link)
      }),
    )
  })

  test('is the same for one choice in any order', () => {
    const shuffled = fc.shuffledSubarray(ids)
    fc.assert(
      fc.property(shuffled, (actions) => {
        const inOrder = ids.filter((id) => actions.includes(id))
        expect(selectionLink(guide, { ...defaults, actions })).toBe(
          selectionLink(guide, { ...defaults, actions: inOrder }),
        )
      }),
    )
  })

  test('is the same for ids with the prefix, without it, or in capitals', () => {
    fc.assert(
      fc.property(fc.subarray(ids), (actions) => {
        const written = [
          actions,
          actions.map((id) => id.replace('databricks_', '')),
          actions.map((id) => id.toUpperCase()),
        ]
        const links = written.map((list) =>
          selectionLink(guide, loadSelection(guide, new URLSearchParams({ actions: list.join(',') }))),
        )
        expect(new Set(links)).toEqual(new Set([selectionLink(guide, { ...defaults, actions })]))
      }),
    )
  })

  test('has no character that ends a link in a mail or in Markdown', () => {
    fc.assert(
      fc.property(anySelection(guide), (selection) => {
        expect(selectionLink(guide, selection)).toMatch(/^[\w/?=&,.-]+$/)
      }),
    )
  })

  test('has no view, and the view has the link', () => {
    fc.assert(
      fc.property(anySelection(guide), anyView, (selection, view) => {
        const link = viewLink(guide, selection, view)
        expect(loadSelection(guide, queryOf(link))).toEqual(selection)
        expect(selectionLink(guide, loadSelection(guide, queryOf(link)))).toBe(selectionLink(guide, selection))
        expect([...queryOf(selectionLink(guide, selection)).keys()]).not.toContain('q')
      }),
    )
  })
})

test('a search with any letters survives a round trip', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      fc.pre(view.q.isWellFormed())
      expect(loadView(queryOf(viewLink(guide, defaults, view)))).toEqual(view)
    }),
  )
})

test('a search is truncated at 200 characters, and half a character does not break the link', () => {
  const q = `${'x'.repeat(199)}😀`
  const view = loadView(new URLSearchParams({ q }))
  expect(view.q).toHaveLength(199)
  const link = viewLink(guide, defaults, view)
  expect(link.isWellFormed()).toBe(true)
  expect(viewLink(guide, defaults, loadView(queryOf(link)))).toBe(link)
})
