import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { PHASES } from '../phases'
import { sampleProfile } from './testing/sample-profile'
import { newProfileWay, profileWay } from './way'

const PROFILE = sampleProfile({ cloud: 'azure', actions: ['databricks_list_users', 'gone'] })

test('a saved profile leads back to its guide with its choice, and on to StackOne', () => {
  expect(profileWay(guide, PROFILE, 'link')).toEqual({
    current: 'link',
    without: [],
    done: ['connector', 'guide', 'profile'],
    links: {
      connector: '/',
      guide: '/connectors/databricks/oauth-u2m?actions=list_users&cloud=azure',
      profile: `/profiles/${PROFILE.id}`,
      test: `/profiles/${PROFILE.id}#tests`,
      link: `/profiles/${PROFILE.id}/stackone`,
    },
  })
})

test.each([
  ['ready', true],
  ['failed', false],
  ['incomplete', false],
  [null, false],
] as const)('after a test that ended as %s, the test is done: %s', (lastTestOutcome, isDone) => {
  expect(profileWay(guide, { ...PROFILE, lastTestOutcome }, 'profile').done.includes('test')).toBe(isDone)
})

test('a new profile leads back to the link that it came from, and nowhere on', () => {
  expect(newProfileWay(guide, '/connectors/databricks/oauth-u2m?cloud=gcp')).toEqual({
    current: 'profile',
    without: [],
    done: ['connector', 'guide'],
    links: { connector: '/', guide: '/connectors/databricks/oauth-u2m?cloud=gcp' },
  })
})

test('every step of a way is a phase', () => {
  const { done, links } = profileWay(guide, { ...PROFILE, lastTestOutcome: 'ready' }, 'link')
  const phases = PHASES.map(({ id }) => `${id}`)
  expect(phases).toEqual(expect.arrayContaining([...done, ...Object.keys(links)]))
})
