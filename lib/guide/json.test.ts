import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databricks } from '@/lib/guides/testing/databricks'
import { guideJson } from './json'
import { loadSelection } from './search-params'

const publicUrl = 'https://wizard.example'
const page = `${publicUrl}/connectors/databricks/oauth-u2m`

/** The real guide for a query. */
function read(query: string, problems: readonly string[] = []) {
  const [answer] = [databricks].map(({ guide, document, commands }) => {
    const selection = loadSelection(guide, new URLSearchParams(query))
    return guideJson(document, { guide, selection, publicUrl, commands }, problems)
  })
  if (!answer) throw new Error('There is no guide.')
  return answer
}

test('the app’s values are fields', () => {
  expect(read('').app).toEqual({
    name: 'StackOne Integration',
    redirectUrls: [
      'https://api.stackone.com/connect/oauth2/databricks/callback',
      'https://wizard.example/connect/callback',
    ],
    accessScopes: ['all-apis', 'offline_access'],
    confidential: true,
    accessTokenMinutes: 60,
    refreshTokenMinutes: 129_600,
  })
})

test('a choice has its link, actions, scopes with reasons, and steps', () => {
  const answer = read('actions=databricks_get_user,list_users,list_custom_app_integrations&separator=comma&cloud=gcp')
  expect(answer).toMatchObject({
    guide: 'databricks/oauth-u2m',
    title: 'Databricks, OAuth 2.0 (U2M - User to Machine)',
    link: `${page}?actions=list_custom_app_integrations,list_users,get_user&separator=comma&cloud=gcp`,
    page,
    problems: [],
    cloud: { id: 'gcp', label: 'Google Cloud', host: 'accounts.gcp.databricks.com', note: null },
    actionCount: { chosen: 3, total: 72 },
  })
  expect(answer.actions).toHaveLength(3)
  expect(answer.actions[0]).toEqual({
    id: 'databricks_list_custom_app_integrations',
    label: 'List Custom App Integrations',
    scopes: ['all-apis'],
    effect: 'read',
    endpoint: { methods: ['GET'], path: '/api/2.0/accounts/{account_id}/oauth2/custom-app-integrations' },
    clouds: 'all',
    documentedScope: 'authentication',
    note: null,
  })
  expect(answer.scopes).toMatchObject({
    list: ['all-apis', 'scim', 'offline_access'],
    text: 'all-apis,scim,offline_access',
    separator: 'comma',
    isDefault: false,
    reasons: [
      { scope: 'all-apis', actions: ['databricks_list_custom_app_integrations'] },
      { scope: 'scim', actions: ['databricks_list_users', 'databricks_get_user'] },
      { scope: 'offline_access', actions: [] },
    ],
    broad: {
      scope: 'all-apis',
      forcedBy: ['databricks_list_custom_app_integrations'],
      withoutThem: ['scim'],
      shortList: ['all-apis', 'offline_access'],
    },
  })
})

test('tasks are numbered, name their section, and say what they enable', () => {
  const { steps } = read('actions=list_users')
  const tasks = steps.filter(({ number }) => number !== null)
  expect(tasks.map(({ number }) => number)).toEqual(tasks.map((_, index) => index + 1))
  expect(steps.map(({ id }) => id).filter((id) => id.startsWith('scope-'))).toEqual([
    'scope-offline-access',
    'scope-scim',
  ])
  expect(steps.find(({ id }) => id === 'scope-scim')).toMatchObject({
    number: null,
    section: 'Understand the scopes',
    scopes: ['scim'],
    enables: ['databricks_list_users'],
    markdown: expect.stringMatching(/^Enables actions: List Users\n\n`scim` covers /),
  })
})

test('an empty choice has the default scopes, every step, and all 72 actions behind them', () => {
  const { actions, actionCount, scopes, steps } = read('')
  expect(actions).toEqual([])
  expect(actionCount).toEqual({ chosen: 0, total: 72 })
  expect(scopes).toMatchObject({ text: 'all-apis offline_access', isDefault: true, reasons: [], broad: null })
  expect(new Set(steps.flatMap(({ enables }) => enables)).size).toBe(72)
})

test('problems of the link come before actions that the cloud lacks', () => {
  const { problems, cloud } = read('actions=list_networks&cloud=azure', ['The link is odd.'])
  expect(problems).toEqual(['The link is odd.', expect.stringContaining('List Network Configurations')])
  expect(cloud.id).toBe('azure')
})

test('a cloud’s note is included', () => {
  expect(read('cloud=aws-gov').cloud.note).toMatch(/\w/)
})

test('any choice survives JSON unchanged', () => {
  fc.assert(
    fc.property(fc.subarray(read('actions=all').actions.map(({ id }) => id)), (ids) => {
      const answer = read(`actions=${ids.join(',')}`)
      expect(JSON.parse(JSON.stringify(answer))).toStrictEqual(answer)
      expect(answer.actions.map(({ id }) => id)).toEqual(ids)
    }),
    { numRuns: 15 },
  )
})
