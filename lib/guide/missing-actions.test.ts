import { describe, expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { describeMissingActions } from './missing-actions'

const guide = databricksOauthU2m
const ids = guide.actions.map(({ id }) => id)

describe('describeMissingActions', () => {
  const credentials = ['databricks_list_credentials', 'databricks_get_credential']
  const networks = ['databricks_list_networks']

  test.each([
    [
      'azure',
      credentials,
      ['2 chosen actions do', 'Azure', 'List Credential Configurations, Get Credential Configuration'],
    ],
    [
      'gcp',
      [...credentials, ...networks],
      ['2 chosen actions do', 'Google Cloud', 'List Credential Configurations, Get Credential Configuration'],
    ],
    ['azure', networks, ['1 chosen action does', 'Azure', 'List Network Configurations']],
  ])('on %s, %j are named as missing', (cloud, actions, parts) => {
    const sentence = describeMissingActions(guide, { actions, cloud })
    for (const part of parts) expect(sentence).toContain(part)
  })

  test.each([
    ['all actions', 'aws', ids],
    ['all actions', 'aws-gov', ids],
    ['all actions', 'aws-gov-dod', ids],
    ['networks', 'gcp', networks],
    ['an action of every cloud', 'azure', ['databricks_list_users']],
    ['actions of which nobody knows', 'azure', ['databricks_unified_get_me', 'databricks_download_billable_usage']],
    ['no choice', 'azure', []],
  ])('with %s on %s, nothing is named as missing', (_what, cloud, actions) => {
    expect(describeMissingActions(guide, { actions, cloud })).toBeNull()
  })

  test('a provider with one cloud has no missing actions', () => {
    expect(describeMissingActions(acmeOauth, { actions: ['list_parts', 'order_part'], cloud: 'main' })).toBeNull()
  })
})
