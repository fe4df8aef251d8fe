import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { shortId } from './action-list'
import type { ActionFilter } from './effects'
import { findActions, queryWords } from './search'

const { actions } = databricksOauthU2m

function find(query: string, filter: ActionFilter = 'all', chosen: readonly string[] = []): string[] {
  const found = findActions(databricksOauthU2m, query, filter, new Set(chosen))
  return found.map(({ id }) => id.replace('databricks_', ''))
}

const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string())

describe('queryWords', () => {
  test.each([
    ['', []],
    [' \t\n ', []],
    ['List users', ['list', 'users']],
    ['  users\u00A0LIST\nusers ', ['users', 'list']],
  ])('%j has the words %j', (query, words) => {
    expect(queryWords(query, 'databricks_')).toEqual(words)
  })

  test('no word is empty, contains white space or repeats', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = queryWords(text, 'databricks_')
        expect(words.filter((word) => word === '' || /\s/.test(word))).toEqual([])
        expect(new Set(words).size).toBe(words.length)
      }),
    )
  })
})

describe('findActions', () => {
  test.each([
    [
      'by words of the label',
      'metastore assign workspace',
      ['list_metastore_workspace_assignments', 'assign_metastore_to_workspace'],
    ],
    [
      'by words in any order',
      'workspace assign metastore',
      ['list_metastore_workspace_assignments', 'assign_metastore_to_workspace'],
    ],
    ['by a part of a word', 'usag', ['download_billable_usage']],
    ['by the id, where the label says it otherwise', 'create_credential', ['create_credential']],
    ['by the label, where the id says it otherwise', 'credential configuration create', ['create_credential']],
    ['by the scope', 'networking', ['create_network', 'list_networks', 'get_network', 'delete_network']],
    ['by a scope and a word', 'billing download', ['download_billable_usage']],
    ['in any case', 'DOWNLOAD bIllAble', ['download_billable_usage']],
    ['by what people call its scope', 'cost download', ['download_billable_usage']],
    ['by any word, when no action has them all', 'download nonsense', ['download_billable_usage']],
    ['by ids side by side', 'get_user list_budgets', ['list_budgets', 'get_user']],
    ['by a pasted list of ids', 'databricks_get_user, databricks_list_budgets;', ['list_budgets', 'get_user']],
    [
      'by phrases with commas between',
      'list users, list budgets',
      ['list_budgets', 'unified_list_users', 'list_users'],
    ],
    ['never, by the end of the label and the start of the id', 'usagedatabricks', []],
  ])('an action is found %s', (_how, query, found) => {
    expect(find(query)).toEqual(found)
  })

  test('the “Chosen” filter shows only chosen actions', () => {
    expect(find('', 'chosen', ['databricks_get_user'])).toEqual(['get_user'])
    expect(find('budget', 'chosen', ['databricks_get_user'])).toEqual([])
  })

  test.each([
    ['cost', 'billing'],
    ['identity', 'scim'],
  ])('a search for %s finds every action of %s', (word, scope) => {
    const ids = actions.filter(({ scopes }) => scopes.includes(scope)).map(({ id }) => id.replace('databricks_', ''))
    expect(find(word)).toEqual(ids)
  })

  test('an empty search finds everything', () => {
    expect(find('')).toHaveLength(72)
  })

  test('every action has one effect', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'user', 'scim', 'nonsense', 'l'), (query) => {
        const parts = [find(query, 'read'), find(query, 'write'), find(query, 'delete')].flat()
        expect(parts.toSorted()).toEqual(find(query).toSorted())
      }),
    )
    expect(find('budget', 'write')).toEqual(['create_budget', 'update_budget'])
    expect(find('budget', 'delete')).toEqual(['delete_budget'])
  })

  test('actions with every word in label, short id or a scope are found first', () => {
    const piece = fc
      .constantFrom(...actions.flatMap(({ id, label, scopes }) => [shortId(databricksOauthU2m, id), label, ...scopes]))
      .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)))
      .map(([text, a, b]) => text.slice(Math.min(a, b), Math.max(a, b)))
    const words = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(' ').split(' ').filter(Boolean))
    fc.assert(
      fc.property(words, fc.boolean(), (parts, capitals) => {
        const expected = actions.filter(({ id, label, scopes }) =>
          parts.every((part) =>
            [shortId(databricksOauthU2m, id), label, ...scopes].some((text) =>
              text.toUpperCase().includes(part.toUpperCase()),
            ),
          ),
        )
        const query = capitals ? parts.join(' ').toUpperCase() : parts.toReversed().join('  ')
        fc.pre(expected.length > 0 && !parts.every((part) => actions.some(({ id }) => id === `databricks_${part}`)))
        const found = findActions(databricksOauthU2m, query)
        expect(found).toEqual(expect.arrayContaining(expected))
      }),
    )
  })
})
