import { expect, test } from 'vitest'
import { type Finding, lintPage } from './lint'
import { LINT_RULES } from './lint-rules'
import { acmePage, panelOf, profileSection, scopesStep, sectionWith } from './testing/page'

const CALLBACK = '`https://api.stackone.com/connect/oauth2/acme/callback`'
const WARNING = '<Warning>Only an admin can do this.</Warning>'
const LIST = { id: 'acme_list_parts', label: 'List Parts', scopes: ['parts.read'] }
const FIELDS = ['<strong>Client ID</strong>', '<strong>Client Secret</strong>', '<strong>Scopes</strong> (Optional)']

interface Parts {
  title?: string
  description?: string
  warning?: string
  actions?: readonly { id: string; label: string; scopes?: readonly string[] }[]
  /** Inside the step about the app. */
  app?: string
  shown?: readonly string[]
  /** Of the step that shows the scopes. */
  scopesText?: string
  fields?: readonly string[]
  type?: string
  more?: string
}

/** A page without defects, except for these changes. */
function page(parts: Parts = {}): string {
  const { title, description, warning = WARNING, actions = [LIST], shown = ['parts.read', 'offline_access'] } = parts
  const {
    app = `<p>Enter ${CALLBACK}. Keep the <strong>Client ID</strong> and the <strong>Client Secret</strong>.</p>`,
  } = parts
  const body = [
    warning,
    panelOf(actions),
    sectionWith(app),
    shown.length > 0 ? scopesStep(shown, parts.scopesText) : '',
    parts.more ?? '',
    profileSection(parts.fields ?? FIELDS, { type: parts.type ?? 'OAuth 2.0' }),
  ]
  const text = acmePage(body.filter(Boolean).join('\n\n'), title)
  return description === undefined ? text : text.replace(/^> Set up .*$/m, `> ${description}`)
}

function findingsIn(text: string): Finding[] {
  const linted = lintPage(text)
  if (!linted.ok) throw new Error(JSON.stringify(linted.problems))
  return linted.findings
}

test('a correct page has no findings', () => {
  expect(findingsIn(page())).toEqual([])
})

const DEFECTS: Readonly<Record<string, { defect: Parts; says: string; on: string }[]>> = {
  'scope-unexplained': [
    {
      defect: { actions: [LIST, { id: 'acme_get_net', label: 'Get Net', scopes: ['net'] }] },
      says: 'the scope net, which Get Net needs',
      on: '<Step title="Set the scopes">',
    },
  ],
  'scope-unneeded': [
    { defect: { shown: ['parts.read', 'part.read', 'offline_access'] }, says: 'part.read', on: 'part.read' },
  ],
  'scope-contradiction': [
    {
      defect: { scopesText: '<p>All APIs are required.</p>\n<p>Use individual scopes to ask for less.</p>' },
      says: 'all scopes are required',
      on: 'All APIs',
    },
  ],
  'scope-invalid': [
    {
      defect: { actions: [{ ...LIST, scopes: ['parts.read offline_access'] }] },
      says: 'is not one scope',
      on: 'acme_list_parts',
    },
  ],
  'scope-spelling': [
    {
      defect: { scopesText: '<p>Ask for `parts_read`.</p>' },
      says: 'The text has parts_read, the actions have parts.read.',
      on: 'parts_read',
    },
    {
      defect: {
        actions: [{ ...LIST, scopes: ['https://a.example/parts.read'] }],
        shown: ['https://a.example/parts.read'],
        scopesText: '<p>Ask for `parts.read`.</p>',
      },
      says: 'https://a.example/parts.read',
      on: '`parts.read`',
    },
  ],
  'scopes-in-one-code': [
    { defect: { scopesText: '<p>Enter `parts.read offline_access`.</p>' }, says: 'several scopes', on: 'Enter `parts' },
  ],
  'several-scopes': [
    {
      defect: { actions: [{ ...LIST, scopes: ['parts.read', 'x.read'] }], shown: ['parts.read', 'x.read'] },
      says: 'List Parts has several scopes',
      on: 'data-guide-actions-json',
    },
  ],
  'write-scope-for-reading': [
    {
      defect: { actions: [{ ...LIST, scopes: ['Parts.Create'] }], shown: ['Parts.Create'] },
      says: 'List Parts reads, and asks for Parts.Create',
      on: 'acme_list_parts',
    },
  ],
  'duplicate-action': [
    { defect: { actions: [LIST, { ...LIST, label: 'List More Parts' }] }, says: 'the id acme_list_parts', on: LIST.id },
    { defect: { actions: [LIST, { ...LIST, id: 'acme_parts_list' }] }, says: 'the label “List Parts”', on: LIST.id },
  ],
  'duplicate-title': [
    {
      defect: { more: sectionWith('<p>x</p>', { title: 'More', step: 'Open the console' }) },
      says: '“Open the console”',
      on: '<Step title="Open the console">',
    },
  ],
  'label-differs-from-id': [
    { defect: { actions: [{ ...LIST, label: 'Show Everything' }] }, says: 'something else than the id', on: LIST.id },
    { defect: { actions: [{ ...LIST, label: 'List Prats' }] }, says: '“prats”', on: LIST.id },
  ],
  'id-without-key': [
    {
      defect: { actions: [LIST, { ...LIST, id: 'acne_get_part', label: 'Get Part' }] },
      says: 'acne_get_part does not begin with the connector’s key, acme',
      on: LIST.id,
    },
  ],
  'callback-key': [
    {
      defect: { app: `<p>Enter ${CALLBACK.replace('acme', 'amce')}. The Client ID and the Client Secret.</p>` },
      says: 'has the key amce',
      on: 'oauth2/amce/callback',
    },
  ],
  'callback-missing': [
    { defect: { app: '<p>The Client ID and the Client Secret.</p>' }, says: 'no redirect URL', on: '# Acme' },
  ],
  'field-unexplained': [
    {
      defect: { fields: [...FIELDS, '<strong>Tenant</strong>'] },
      says: 'the field “Tenant”',
      on: '<li><strong>Tenant',
    },
  ],
  'method-and-fields': [
    {
      defect: {
        title: 'Connect Acme with API Key – StackOne Hub',
        app: '<p>Make an <strong>API Token</strong>.</p>',
        fields: ['<strong>API Token</strong>'],
        type: 'API Key',
      },
      says: 'about “API Key”, and its field is called “API Token”',
      on: 'API Token',
    },
  ],
  'connector-spelling': [
    {
      defect: { warning: '<Warning>Only an admin of ACME can do this.</Warning>' },
      says: 'is spelled “Acme” and “ACME”',
      on: 'ACME',
    },
  ],
  'link-shows-escape': [
    {
      defect: {
        more: sectionWith(
          '<p><a href="https://a.example/s_i">[https://a.example/s\\_i](https://a.example/s_i)</a></p>',
          {
            title: 'Links',
            step: 'Follow',
          },
        ),
      },
      says: 'wraps another link',
      on: '[https://a.example',
    },
    {
      defect: { more: sectionWith('<p>Go to https\\://a.example/x</p>', { title: 'Links', step: 'Follow' }) },
      says: 'its own escape',
      on: 'https\\://',
    },
  ],
  'link-wraps-itself': [
    {
      defect: {
        more: sectionWith('<p>[https://a.example/x](https://a.example/x)</p>', { title: 'Links', step: 'Go' }),
      },
      says: 'its own address',
      on: 'https://a.example/x',
    },
  ],
  'link-to-the-root': [
    {
      defect: {
        more: sectionWith('<p>Open <a href="https://a.example">API settings</a></p>', { title: 'L', step: 'Go' }),
      },
      says: 'leads to the start page',
      on: 'https://a.example',
    },
  ],
  'list-in-paragraph': [
    {
      defect: { more: sectionWith('<p>- one<br />- two</p>', { title: 'L', step: 'Go' }) },
      says: 'squeezed into a paragraph',
      on: '- one',
    },
  ],
  'hard-break': [
    {
      defect: { more: sectionWith('<p>Click here<br />and there.</p>', { title: 'L', step: 'Go' }) },
      says: 'line break within it',
      on: 'Click here',
    },
  ],
  'section-without-steps': [
    {
      defect: { more: '<section data-guide-section data-guide-scopes="">\n<h2>Log in</h2>\n<p>Go.</p>\n</section>' },
      says: '“Log in” has no steps',
      on: '<h2>Log in',
    },
  ],
  'warning-missing': [{ defect: { warning: '' }, says: 'which rights are needed', on: '# Acme' }],
  article: [
    { defect: { description: 'Link a Acme account.' }, says: '“a Acme”', on: 'Link a Acme' },
    { defect: { description: 'Link an Zeta account to Acme.' }, says: '“an Zeta”', on: 'Link an Zeta' },
  ],
  'type-differs': [
    {
      defect: { type: 'OAuth 2', title: 'Acme OAuth 2.0 connector profile – StackOne setup guide' },
      says: 'The Type is “OAuth 2” here, and “OAuth 2.0” above',
      on: '<strong>OAuth 2</strong>',
    },
  ],
  'refers-to-nothing': [
    {
      defect: { more: sectionWith('<p>Paste it into the field below.</p>', { title: 'L', step: 'Go' }) },
      says: 'a field below',
      on: 'Paste it',
    },
  ],
}

test.each(Object.entries(DEFECTS).flatMap(([rule, defects]) => defects.map((defect) => ({ rule, ...defect }))))(
  '$rule: $says',
  ({ rule, defect, says, on }) => {
    const text = page(defect)
    const found = findingsIn(text).filter((finding) => finding.rule === rule)
    expect(found.map(({ message }) => message).join('\n')).toContain(says)
    const [first] = found
    expect(text.split('\n')[(first?.line ?? 0) - 1]).toContain(on)
    expect(first?.fix).toMatch(/\.|\?$/)
  },
)

test('each rule has a page that breaks it', () => {
  expect(Object.keys(DEFECTS).sort()).toEqual(Object.keys(LINT_RULES).sort())
})

test.each<[what: string, parts: Parts]>([
  ['a broader scope beside a refresh token', { shown: ['parts.read', 'refresh_token', 'openid'] }],
  ['an id whose words are in another order', { actions: [{ ...LIST, id: 'acme_parts_list' }] }],
  ['an id that shortens a word', { actions: [{ ...LIST, id: 'acme_get_config', label: 'Get Configuration' }] }],
  ['a page without actions', { actions: [], shown: [] }],
  ['code that is not of scopes', { scopesText: '<p>Run `npm install acme` and enter `US`.</p>' }],
  [
    'a word that begins with a vowel and sounds otherwise',
    { description: 'Set up a one-time profile, a user and an hour.' },
  ],
])('%s is not a defect', (_what, parts) => {
  expect(findingsIn(page(parts))).toEqual([])
})

test('an unreadable page has its problems in place of findings', () => {
  expect(lintPage('<html>')).toMatchObject({ ok: false, problems: [{ line: 1 }] })
})

test('a page of 400 actions with 1,600 scopes is checked in under 2 seconds', () => {
  const actions = Array.from({ length: 400 }, (_, index) => ({
    id: `acme_list_thing_${index}`,
    label: `List Thing ${index}`,
    scopes: [0, 1, 2, 3].map((part) => `area${index}.part${part}.read`),
  }))
  const codes = actions.map(({ scopes: [scope] }) => `<p>\`${scope}s\`</p>`).join('\n\n')
  const text = page({ actions, shown: actions.flatMap(({ scopes }) => scopes), scopesText: codes })
  const before = process.cpuUsage()
  findingsIn(text)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(2000)
})
