import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { missingActions } from './missing-actions'
import { isFormShaped, readPickerForm } from './picker-form'
import { loadSelection, selectionLink, viewLink } from './search-params'

const guide = databricksOauthU2m
const ids = guide.actions.map(({ id }) => id)
const budgets = ['list_budgets', 'create_budget', 'get_budget', 'update_budget', 'delete_budget']

function read(query: string) {
  return readPickerForm(guide, new URLSearchParams(query))
}

function chosen(query: string): string[] {
  return read(query).selection.actions.map((id) => id.replace('databricks_', ''))
}

describe('isFormShaped', () => {
  test.each(['form=1', 'action=list_users', 'do=select-shown', 'actions=all&action=', 'form'])(
    '?%s is the form’s query',
    (query) => {
      expect(isFormShaped(new URLSearchParams(query))).toBe(true)
    },
  )

  test.each(['', 'actions=list_users&q=x&effect=read', 'offline_access=false', 'FORM=1'])(
    '?%s is a link’s query',
    (query) => {
      expect(isFormShaped(new URLSearchParams(query))).toBe(false)
    },
  )

  test('the form’s answer has the shape of a link, so that the redirect ends', () => {
    const { selection, view } = read('form=1&action=list_users&q=user&effect=read&do=select-shown')
    const { searchParams } = new URL(viewLink(guide, selection, view), 'https://wizard.example')
    expect(isFormShaped(searchParams)).toBe(false)
  })
})

describe('the choice', () => {
  test('is the ticked actions, each once, in the catalogue’s order', () => {
    expect(chosen('form=1&action=get_user&action=list_users&action=get_user')).toEqual(['list_users', 'get_user'])
  })

  test('also has the actions of the link that the form was sent to', () => {
    expect(chosen('actions=list_groups&action=list_users')).toEqual(['list_groups', 'list_users'])
  })

  test('keeps chosen actions that the search hides', () => {
    expect(chosen('form=1&actions=get_user&q=budget&action=list_budgets')).toEqual(['list_budgets', 'get_user'])
    expect(chosen('form=1&actions=all,-list_users&q=list_users')).toHaveLength(71)
  })

  test('leaves out unknown action ids', () => {
    expect(chosen('action=gone&action=__proto__&action=list_users')).toEqual(['list_users'])
  })

  test('keeps any set of ticked actions', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids), (ticked) => {
        const query = new URLSearchParams([['form', '1'], ...ticked.map((id) => ['action', id])])
        expect(readPickerForm(guide, query).selection.actions).toEqual(ids.filter((id) => ticked.includes(id)))
      }),
    )
  })

  test('keeps separator, cloud and view', () => {
    const { selection, view } = read('form=1&separator=pipe&cloud=gcp&q=user&effect=read')
    expect(selection).toMatchObject({ separator: 'pipe', cloud: 'gcp' })
    expect(view).toEqual({ q: 'user', effect: 'read' })
  })
})

describe('boxes', () => {
  test.each([
    ['form=1', false, false],
    ['form=1&offline_access=true', true, false],
    ['form=1&offline_access=true&short=true', true, true],
    ['form=1&short=true', false, true],
    ['action=list_users', true, false],
    ['action=list_users&offline_access=false&short=true', false, true],
    ['do=select-shown', true, false],
  ])('?%s gives offline_access %s and short list %s', (query, offlineAccess, shortScopes) => {
    expect(read(query).selection).toMatchObject({ offlineAccess, shortScopes })
  })

  test('a guide without a refresh token box gets the same link from its form as from a choice', () => {
    const { selection } = readPickerForm(acmeOauth, new URLSearchParams('form=1&action=list_parts'))
    const linked = loadSelection(acmeOauth, new URLSearchParams('actions=list_parts'))
    expect(selectionLink(acmeOauth, selection)).toBe(selectionLink(acmeOauth, linked))
  })
})

describe('the buttons', () => {
  test.each([
    ['select-shown adds what the search shows', 'q=budget&do=select-shown', budgets],
    ['select-shown keeps what was chosen', 'q=budget&action=list_users&do=select-shown', [...budgets, 'list_users']],
    ['select-shown looks at the effect', 'q=budget&effect=read&do=select-shown', ['list_budgets', 'get_budget']],
    [
      'clear-shown takes out what the search shows',
      'q=budget&action=list_budgets&action=get_user&do=clear-shown',
      ['get_user'],
    ],
    [
      'clear-shown looks at the effect',
      'q=budget&effect=read&action=list_budgets&action=delete_budget&do=clear-shown',
      ['delete_budget'],
    ],
    ['a search without results adds nothing', 'q=nonsense&action=get_user&do=select-shown', ['get_user']],
    ['a search without results takes out nothing', 'q=nonsense&action=get_user&do=clear-shown', ['get_user']],
    ['an unknown button does nothing', 'q=budget&action=get_user&do=__proto__', ['get_user']],
    ['no button does nothing', 'q=budget&action=get_user&do=', ['get_user']],
  ])('%s', (_what, query, actions) => {
    expect(chosen(`form=1&${query}`)).toEqual(actions)
  })

  test('select-shown skips actions that the cloud lacks, and clear-shown still clears them', () => {
    const networks = 'form=1&cloud=azure&q=network%20configuration'
    expect(chosen(`${networks}&do=select-shown`)).toEqual([])
    expect(chosen(`${networks}&action=list_networks&do=select-shown`)).toEqual(['list_networks'])
    expect(chosen(`${networks}&action=list_networks&do=clear-shown`)).toEqual([])
    const everything = read('form=1&cloud=azure&do=select-shown').selection
    expect(everything.actions).toHaveLength(72 - 14)
    expect(missingActions(guide, everything)).toEqual([])
  })

  test('without a search, select-shown selects all and clear-shown none', () => {
    expect(read('form=1&action=get_user&do=select-shown').selection.actions).toEqual(ids)
    expect(read('form=1&action=get_user&do=clear-shown').selection.actions).toEqual([])
  })

  test('clear-shown after select-shown keeps only the actions hidden by the search', () => {
    const anyQuery = fc.constantFrom('budget', 'list', 'scim', 'user get', '', 'nonsense')
    fc.assert(
      fc.property(
        fc.subarray(ids),
        anyQuery,
        fc.constantFrom('all', 'read', 'write', 'delete'),
        (ticked, q, effect) => {
          const send = (actions: readonly string[], command: string) => {
            const query = new URLSearchParams({ form: '1', q, effect, do: command })
            for (const id of actions) query.append('action', id)
            return readPickerForm(guide, query).selection.actions
          }
          expect(send(send(ticked, 'select-shown'), 'clear-shown')).toEqual(send(ticked, 'clear-shown'))
        },
      ),
    )
  })
})
