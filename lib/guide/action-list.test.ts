import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { manyActions } from '@/e2e/fixtures/many-actions'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { formatActionList, parseActionList, shortId } from './action-list'

const guide = databricksOauthU2m
const ids = guide.actions.map(({ id }) => id)
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...ids, 'all', '-list_users', '__proto__', ' ', '')).map((words) => words.join(',')),
)
const none = { known: [], unknown: [] }

function known(text: string): string[] {
  return parseActionList(guide, text).known
}

describe('reading', () => {
  test.each([
    ['without the prefix', 'list_users,get_user'],
    ['with the prefix', 'databricks_list_users,databricks_get_user'],
    ['with white space', ' list_users ,\n get_user\t'],
    ['in another order', 'get_user,list_users'],
    ['in capitals', 'LIST_USERS,Databricks_Get_User'],
    ['more than once', 'list_users,get_user,list_users,databricks_get_user'],
    ['with empty places', ',,list_users,, ,get_user,'],
    ['and another one taken out', 'list_users,get_user,get_group,-get_group'],
    ['and another one taken out before it is named', '-get_group,list_users,get_user,get_group'],
  ])('two actions %s are the same choice', (_how, text) => {
    expect(parseActionList(guide, text)).toEqual({
      known: ['databricks_list_users', 'databricks_get_user'],
      unknown: [],
    })
  })

  test('the word “all” means every action', () => {
    expect(known('all')).toEqual(ids)
    expect(known('ALL')).toEqual(ids)
  })

  test('the word “all” less two ids means all the others', () => {
    expect(known('all,-list_users,-databricks_get_user')).toEqual(
      ids.filter((id) => id !== 'databricks_list_users' && id !== 'databricks_get_user'),
    )
  })

  test.each(['', ' ', ',', '-', ' , - ,', ',,,,'])('%j names no action, known or unknown', (text) => {
    expect(parseActionList(guide, text)).toEqual(none)
  })

  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'databricks_',
    'list users',
    '-all',
    '--list_users',
    '%E0%A4%A',
    '\uD800',
    'list_users;get_user',
  ])('%j is unknown, and reported as written', (word) => {
    expect(parseActionList(guide, word)).toEqual({ known: [], unknown: [word] })
  })

  test('an unknown id is reported once, and the rest is chosen', () => {
    expect(parseActionList(guide, 'list_usres,list_users,-gone,list_usres')).toEqual({
      known: ['databricks_list_users'],
      unknown: ['list_usres', '-gone'],
    })
  })

  test('any text reads without an error, as ids in the catalogue’s order', () => {
    fc.assert(
      fc.property(anyText, (written) => {
        const chosen = new Set(known(written))
        expect(known(written)).toEqual(ids.filter((id) => chosen.has(id)))
      }),
    )
  })

  test('a list of a hundred thousand words is read', () => {
    const words = Array.from({ length: 100_000 }, (_, index) => `word_${index}`)
    const list = parseActionList(guide, [...words, 'list_users'].join(','))
    expect(list.known).toEqual(['databricks_list_users'])
    expect(list.unknown).toHaveLength(100_000)
  })
})

describe('writing', () => {
  test.each([
    ['nothing', [], ''],
    ['one', ['databricks_list_users'], 'list_users'],
    ['two, in another order', ['databricks_get_user', 'databricks_list_users'], 'list_users,get_user'],
    ['everything', ids, 'all'],
    ['all but one', ids.filter((id) => id !== 'databricks_list_users'), 'all,-list_users'],
  ])('%s is written in the shortest form', (_what, chosen, text) => {
    expect(formatActionList(guide, chosen)).toBe(text)
  })

  test('a list of names is preferred to “all” at equal length', () => {
    const short = {
      actionPrefix: '',
      actions: acmeOauth.actions.slice(0, 1).map((action) => ({ ...action, id: 'sum' })),
    }
    expect(formatActionList(short, ['sum'])).toBe('sum')
  })

  test('an id never has the prefix, and an id without it stays', () => {
    expect(formatActionList(guide, ids.slice(0, 10))).not.toContain('databricks')
    expect(shortId({ actionPrefix: 'databricks_' }, 'list_databricks_users')).toBe('list_databricks_users')
  })

  test.each([guide, acmeOauth, manyActions(72)])('every subset survives a round trip: $slug', (each) => {
    fc.assert(
      fc.property(fc.subarray(each.actions.map(({ id }) => id)), (chosen) => {
        expect(parseActionList(each, formatActionList(each, chosen))).toEqual({ known: chosen, unknown: [] })
      }),
    )
  })

  test('a written list is never longer than the names, nor than “all” less the others', () => {
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), (chosen) => {
        const { length } = formatActionList(guide, chosen)
        const names = (wanted: boolean) =>
          ids.filter((id) => chosen.includes(id) === wanted).map((id) => shortId(guide, id))
        expect(length).toBeLessThanOrEqual(names(true).join(',').length)
        expect(length).toBeLessThanOrEqual(['all', ...names(false)].join(',-').length)
      }),
    )
  })

  test('the order of the choice does not matter', () => {
    const choice = fc
      .subarray(ids)
      .chain((chosen) => fc.tuple(fc.constant(chosen), fc.shuffledSubarray(chosen, { minLength: chosen.length })))
    fc.assert(
      fc.property(choice, ([chosen, shuffled]) => {
        expect(formatActionList(guide, shuffled)).toBe(formatActionList(guide, chosen))
      }),
    )
  })
})
