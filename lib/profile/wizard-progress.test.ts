import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { WIZARD_STEPS } from '../wizard-steps'
import { sampleProfile } from './testing/sample-profile'
import { newProfileProgress, profileProgress, recipientProgress } from './wizard-progress'

const PROFILE = sampleProfile({ cloud: 'azure', actions: ['databricks_list_users', 'gone'] })

test('a saved profile links back to its guide with its choice, and on to StackOne', () => {
  expect(profileProgress(guide, PROFILE, 'stackone')).toEqual({
    current: 'stackone',
    without: [],
    done: ['guide', 'profile'],
    failed: [],
    links: {
      guide: '/connectors/databricks/oauth-u2m?actions=list_users&cloud=azure',
      profile: `/profiles/${PROFILE.id}`,
      test: `/profiles/${PROFILE.id}#tests`,
      stackone: `/profiles/${PROFILE.id}/stackone`,
      link: `/profiles/${PROFILE.id}#stackone`,
    },
  })
})

test.each([
  ['ready', { isDone: true, isFailed: false }],
  ['failed', { isDone: false, isFailed: true }],
  ['incomplete', { isDone: false, isFailed: false }],
  [null, { isDone: false, isFailed: false }],
] as const)('after a test that ended as %s, the step is %j', (lastTestOutcome, step) => {
  const { done, failed } = profileProgress(guide, { ...PROFILE, lastTestOutcome }, 'profile')
  expect({ isDone: done.includes('test'), isFailed: failed?.includes('test') }).toEqual(step)
})

test('a new profile links back to the link that it came from, and nowhere forward', () => {
  expect(newProfileProgress(guide, '/connectors/databricks/oauth-u2m?cloud=gcp')).toEqual({
    current: 'profile',
    without: [],
    done: [],
    links: { guide: '/connectors/databricks/oauth-u2m?cloud=gcp' },
  })
})

test('a profile without values links to its setup page, and nowhere forward', () => {
  const draft = { ...PROFILE, fields: {}, secrets: {} }
  const { done, links } = profileProgress(guide, draft, 'profile')
  // The wizard has no evidence of an app.
  expect(done).toEqual([])
  expect(links).toMatchObject({ profile: `/profiles/${PROFILE.id}/setup` })
  expect(Object.keys(links)).not.toContain('test')
})

test('a recipient’s progress links only to their own page', () => {
  const { links, without } = recipientProgress(guide, PROFILE, 'test', 'x')
  expect(Object.values(links)).toEqual(['/setup/s/x', '/setup/s/x'])
  expect(without).toEqual(['stackone', 'link'])
})

test('every step of a setup is one of the wizard’s steps', () => {
  const { done, links } = profileProgress(guide, { ...PROFILE, lastTestOutcome: 'ready' }, 'link')
  const known = WIZARD_STEPS.map(({ id }) => `${id}`)
  expect(known).toEqual(expect.arrayContaining([...done, ...Object.keys(links)]))
})

test('a profile entered and linked in StackOne has these steps done', () => {
  expect(profileProgress(guide, PROFILE, 'link', { isEntered: true, isLinked: false }).done).toContain('stackone')
  expect(profileProgress(guide, PROFILE, 'link', { isEntered: false, isLinked: true }).done).not.toContain('stackone')
})

test('a guide without a live test has no step for it', () => {
  const untestable = { ...guide, isTestable: false }
  expect(profileProgress(untestable, PROFILE, 'profile').without).toEqual(['test'])
  expect(newProfileProgress(untestable, '/').without).toEqual(['test'])
  expect(newProfileProgress({ ...guide, purpose: 'link-account' }, '/').without).toEqual(['stackone'])
})
