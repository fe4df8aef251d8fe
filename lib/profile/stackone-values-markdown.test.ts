import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { sheetMarkdown } from './stackone-values-markdown'
import { sampleProfile } from './testing/sample-profile'

const PROFILE = sampleProfile({
  scopes: 'scim offline_access',
  actions: ['databricks_get_user', 'databricks_list_users', 'gone'],
})

/** Every text of the Markdown, as a reader sees it. */
function texts(markdown: string): string[] {
  const found: string[] = []
  const walk = (node: object): void => {
    if ('value' in node) found.push(`${'type' in node ? node.type : ''}: ${node.value}`)
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(walk)
  }
  walk(unified().use(remarkParse).parse(markdown))
  return found
}

test('the sheet has every box of StackOne’s form in order, with its value as code', () => {
  expect(sheetMarkdown(guide, PROFILE, null)).toMatch(
    [
      '# Databricks in StackOne: Production',
      '',
      '- Type: `OAuth 2.0 (U2M - User to Machine)`',
      '- Account ID: `account`',
      '- Client ID: `client`',
      '- Client Secret: from your password manager',
      '- Scopes: `scim offline_access`',
      '',
    ].join('\n'),
  )
})

test('an empty Scopes field is written out', () => {
  expect(sheetMarkdown(guide, { ...PROFILE, scopes: '' }, null)).toContain('- Scopes: `all-apis offline_access`')
})

test('chosen actions are listed in the catalogue’s order, without removed ones', () => {
  const [, actions] = sheetMarkdown(guide, PROFILE, null).split('## Actions\n\n')
  expect(actions).toMatch(/^- List Users\n- Get User\n\n/)
  expect(actions).not.toContain('gone')
})

test('without chosen actions, there is no list of them', () => {
  const sheet = sheetMarkdown(guide, { ...PROFILE, actions: [] }, null)
  expect(sheet).not.toContain('## Actions')
  expect(sheet).toContain('Select the actions to enable.')
})

test('the steps are numbered and link to StackOne', () => {
  const sheet = sheetMarkdown(acmeOauth, PROFILE, null)
  expect(sheet).toMatch(/1\. Sign in and open \[Connector Profiles\]\(https:\/\/[^)]+\)\.\n2\. /)
  expect(sheet).toContain('search for Acme')
  expect(sheet).toContain('- App secret: from your password manager')
})

test.each(['# *x* [a](javascript:alert(1)) <script>alert(1)</script>', '`', '![](x)', '&lt; \\'])(
  'a name like %j stays plain text',
  (name) => {
    const heading = unified()
      .use(remarkParse)
      .parse(sheetMarkdown(guide, { ...PROFILE, name }, null))
      .children.at(0)
    expect(heading).toMatchObject({
      type: 'heading',
      children: [{ type: 'text', value: `Databricks in StackOne: ${name}` }],
    })
  },
)

test.each(['a`b', '``', '<b>', '__proto__', '`a'])('a client ID like %j reads back unchanged', (clientId) => {
  expect(texts(sheetMarkdown(guide, { ...PROFILE, fields: { ...PROFILE.fields, clientId } }, null))).toContain(
    `inlineCode: ${clientId}`,
  )
})

test('the sheet shows the last tests, so that nobody enters unproven values unknowingly', () => {
  expect(sheetMarkdown(guide, PROFILE, null)).toContain('Live test: not tested yet.')
  const ready = { ...PROFILE, lastTestOutcome: 'ready' as const, lastTestedAt: new Date('2026-11-28T10:00:00Z') }
  expect(sheetMarkdown(guide, ready, null)).toContain('Live test: Ready on 28 Nov 2026.')
})
