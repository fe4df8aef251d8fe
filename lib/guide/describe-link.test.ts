import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { describeLink } from './describe-link'
import { loadSelection } from './search-params'

const linkOf = (query: string) => describeLink(guide, loadSelection(guide, new URLSearchParams(query)))

test.each([
  ['', { title: 'Connect Databricks', description: guide.summary }],
  [
    'actions=list_users,list_budgets',
    {
      title: 'Connect Databricks: 2 actions',
      description: `2 actions on AWS, 3 scopes: scim billing offline_access. ${guide.summary}`,
    },
  ],
  [
    'actions=list_users&cloud=azure&offline=false',
    { title: 'Connect Databricks: 1 action', description: expect.stringContaining('1 action on Azure, ') },
  ],
  [
    'actions=all',
    {
      title: `Connect Databricks: ${guide.actions.length} actions`,
      description: expect.stringMatching(/^\d+ actions on AWS, \d+ scopes: (\S+ ){6}and \d+ more\. /),
    },
  ],
])('the link with %j has a fitting title and description', (query, said) => {
  expect(linkOf(query)).toEqual(said)
})

test('the description of a guide with one cloud does not name it', () => {
  const selection = loadSelection(acmeOauth, new URLSearchParams('actions=all'))
  expect(describeLink(acmeOauth, selection).description).not.toContain(' on ')
})
