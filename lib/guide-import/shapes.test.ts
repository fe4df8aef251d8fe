import { expect, test } from 'vitest'
import { acmePage, panelOf, profileSection, scopesStep, sectionWith } from './testing/page'
import { importPage } from './to-guide'

// The shapes of StackOne's pages, in our own words. Each becomes a guide that passes its check.

/** The text of the guide that a page becomes. */
function textOf(page: string): string {
  const imported = importPage(page)
  if (!imported.ok) throw new Error(imported.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  return imported.guide.texts.text
}

test.each<[shape: string, written: string, becomes: string]>([
  [
    'a link to another site',
    '<a href="https://a.example/b/" target="_blank" rel="noopener">A</a>',
    '[A](https://a.example/b/)',
  ],
  [
    'a link within the documentation',
    '<a href="/connectors/acme">Acme</a>',
    '[Acme](https://docs.stackone.com/connectors/acme)',
  ],
  [
    'the link to linking accounts',
    '<a href="/guides/accounts-section#linking-accounts">L</a>',
    '[L](value\\:link-accounts-url)',
  ],
  ['the link to profiles', '[P](https://app.stackone.com/connector_profiles)', '[P](value\\:connector-profiles-url)'],
  [
    'a link around bold text',
    '<a href="https://a.example/x"><strong>Apps</strong></a>',
    '[**Apps**](https://a.example/x)',
  ],
  [
    'a link of Markdown within a link',
    '<a href="https://a.example/s_i">[https://a.example/s\\_i](https://a.example/s_i)</a>',
    '<https://a.example/s_i>',
  ],
  ['a bold link', '<strong>[https://a.example/x](https://a.example/x)</strong>', '<https://a.example/x>'],
  ['a link that runs a script', '<a href="javascript:alert(1)">Do</a>', '\nDo\n'],
  ['code in backticks', 'Like `mycompany`', 'Like `mycompany`'],
  ['code with braces', '`https://{name}.api-{region}.com`', '`https://{name}.api-{region}.com`'],
  ['code with angle brackets', '`https://<your-org>.acme.example`', '`https://<your-org>.acme.example`'],
  ['code with stars', '`org.user.*`', '`org.user.*`'],
  ['code as an element', '<code>files\\_read</code>', '`files_read`'],
  ['an escaped colon', 'https\\://acme.example and more', 'https\\://acme.example'.replace('\\', '')],
  ['an escaped underline', 'offline\\_access', 'offline_access'],
  ['an escaped ampersand', 'W\\&B', 'W\\&B'],
  ['an ampersand and a greater-than sign', 'Apps & Keys > Menu → Next', 'Apps & Keys > Menu → Next'],
  ['a menu path of bold parts', '<strong>A</strong> > <strong>B</strong>', '**A** > **B**'],
  ['a menu path in bold', '<strong>A > B</strong>', '**A > B**'],
  ['a list in a paragraph', 'Set:<br />- one<br />- two', 'Set:\n\n- one\n- two'],
  ['a hard line break', 'Click<br />there.', 'Click\\\nthere.'],
  ['glyphs', 'Open ⚙️ or ⋮, then ⧉ – or —', 'Open ⚙️ or ⋮, then ⧉ – or —'],
  ['a comment of JSX', 'a {/* hidden */} b', '\na b\n'],
  ['a string of JSX', "a{' '}b", '\na b\n'],
  ['a time', 'At 10:30 or :smile:', 'At 10\\:30 or \\:smile:'],
  ['what looks like a tag', 'Replace <your-org> with yours', 'Replace \\<your-org> with yours'],
  ['an unknown element', '<Tooltip tip="x">word</Tooltip>', '\nword\n'],
])('%s', (_shape, written, becomes) => {
  expect(textOf(acmePage(sectionWith(`<p>${written}</p>`)))).toContain(becomes)
})

test.each<[shape: string, body: string, becomes: string]>([
  ['a list', '<p>Fill in:</p>\n\n<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>', 'Fill in:\n\n- One\n- Two'],
  [
    'a list within a list',
    "<ul><li>One\n<ul style={{ marginLeft: '20px' }}><li>deep</li></ul></li></ul>",
    '- One\n  - deep',
  ],
  ['labels', '<ul><li><strong>X:</strong> v</li><li><strong>Y</strong> — v</li></ul>', '- **X:** v\n- **Y** — v'],
  [
    'scopes as plain text',
    '<ul><li>a:b:write</li><li>data.records:read — View</li></ul>',
    '- a\\:b\\:write\n- data.records\\:read',
  ],
  ['a box', '<Warning>Only <strong>admins</strong>.</Warning>', ':::warning\nOnly **admins**.\n:::'],
  ['a tip', '<Tip>\nSo.\n</Tip>', ':::note\nSo.\n:::'],
  [
    'tabs',
    '<Tabs><Tab title="EU"><p>one</p></Tab><Tab title="US"><p>two</p></Tab></Tabs>',
    '**EU**\n\none\n\n**US**\n\ntwo',
  ],
  ['a table', '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>', '- A — B\n- 1 — 2'],
  ['fenced code', '```bash\ncurl <x> | a\n\n</Step>\n```', '```\ncurl <x> | a\n\n</Step>\n```'],
  ['a list of Markdown', '1. Click <strong>Save</strong>\n2. Wait', '1. Click **Save**\n2. Wait'],
  ['a picture', '<p>See</p>\n\n<Frame><img src="/x.png" /></Frame>', '\nSee\n'],
])('%s in a step', (_shape, body, becomes) => {
  const page = acmePage(`## Register\n\n<Steps>\n<Step title="Open">\n\n${body}\n\n</Step>\n</Steps>`)
  expect(textOf(page)).toContain(becomes)
})

test('a warning comes before the sections', () => {
  const page = acmePage(
    `<Warning>Be in <strong>Admin > Users</strong> & sign in.</Warning>\n\n${sectionWith('<p>x</p>')}`,
  )
  expect(textOf(page)).toMatch(/^Set up .*\n\n:::warning\nBe in \*\*Admin > Users\*\* & sign in\.\n:::\n\n::::section/)
})

test('a section without steps becomes a step', () => {
  const page = acmePage(
    '<section data-guide-section data-guide-scopes="">\n<h2>Log in</h2>\n<p>Go.</p>\n<ul>\n<li>One</li>\n</ul>\n</section>',
  )
  expect(textOf(page)).toContain(
    '::::section{#log-in title="Log in"}\n:::step{#log-in-step title="Log in"}\nGo.\n\n- One\n:::',
  )
})

test.each([
  [
    'as HTML',
    '<div data-whitelabel-hide>\n  <h2>Linking the Account from the Hub</h2>\n  <p>Enter it.</p>\n  <Steps>\n    <Step title="Open">\n      Go.\n    </Step>\n  </Steps>\n  <p>Done.</p>\n</div>',
  ],
  [
    'as Markdown',
    '## Linking the Account from the Hub\n\nEnter it.\n\n<Steps>\n  <Step title="Open">\n    Go.\n  </Step>\n</Steps>\n\nDone.',
  ],
])('the last part, about the Hub, %s', (_form, part) => {
  expect(textOf(acmePage(`${sectionWith('<p>x</p>')}\n\n${part}`))).toContain(
    'title="Linking the Account from the Hub" in="stackone"}\nEnter it.\n\n:::step{#open title="Open"}\nGo.\n\nDone.\n:::',
  )
})

test('a step with scopes is gated by them and lists the chosen ones', () => {
  const scopes = ['https://a.example/auth/x.read', 'User.Read.All', 'channels:write.invites', 'offline_access']
  const actions = scopes
    .slice(0, 3)
    .map((scope, index) => ({ id: `acme_get_${index}`, label: `Get ${index}`, scopes: [scope] }))
  const text = textOf(acmePage(`${panelOf(actions)}\n\n${scopesStep(scopes)}`))
  expect(text).toContain(`scopes="${scopes.join(',')}"}\nAsk for what you need:\n\n::scopes\n:::`)
  expect(text).not.toContain('Enables actions')
})

test('a section’s own scopes gate each of its steps', () => {
  const section = sectionWith('<p>x</p>').replace('data-guide-scopes=""', 'data-guide-scopes="a.read,b.read"')
  expect(textOf(acmePage(section))).toContain(
    ':::step{#open-the-console title="Open the console" scopes="a.read,b.read"}',
  )
})

test('the redirect URL becomes a value to copy, and the first external site becomes the console', () => {
  const url = 'https://api.stackone.com/connect/oauth2/acme/callback'
  const imported = importPage(
    acmePage(sectionWith(`<p>Enter \`${url}\` at <a href="https://console.acme.example">Acme</a></p>`)),
  )
  if (!imported.ok) throw new Error('Not imported.')
  const { texts } = imported.guide
  expect(texts.text).toContain('Enter :copy[stackone-callback-url] at [Acme](value\\:console-url)')
  expect(texts.data).toContain(`stackone-callback-url: ${url}`)
  expect(texts.data).toContain('host: console.acme.example')
})

test.each([
  ['# Acme OAuth 2.0 connector profile – StackOne setup guide', 'connector-profile', 'Acme', 'OAuth 2.0'],
  [
    '# Connect Weights & Biases with API Key (PAT / SAK) – StackOne Hub',
    'link-account',
    'Weights & Biases',
    'API Key (PAT / SAK)',
  ],
  [
    '# Connect 360Learning with OAuth 2.0 (Client Credentials) – StackOne Hub',
    'link-account',
    '360Learning',
    'OAuth 2.0 (Client Credentials)',
  ],
])('%s', (title, purpose, connectorName, method) => {
  const imported = importPage(acmePage(sectionWith('<p>x</p>'), title.slice(2)))
  if (!imported.ok) throw new Error('Not imported.')
  const { texts } = imported.guide
  expect(texts.data).toContain(`connectorName: ${connectorName}\n`)
  expect(texts.data).toContain(`method: ${method}\n`)
  expect(texts.data.includes('purpose: link-account')).toBe(purpose === 'link-account')
  expect(texts.slug).toMatch(/^[a-z0-9-]+$/)
})

test('fields follow StackOne’s form, in their kinds', () => {
  const fields = ['Account ID', 'Client ID (Consumer Key)', 'Client Secret', 'API Token', 'Subdomain']
  const imported = importPage(
    acmePage(
      `${sectionWith('<p>The <strong>API Token</strong> is here.</p>')}\n\n${profileSection([...fields.map((label) => `<strong>${label}</strong>`), '<strong>Scopes</strong> (Optional)'])}`,
    ),
  )
  if (!imported.ok) throw new Error('Not imported.')
  const { texts, questions } = imported.guide
  expect(texts.data.slice(texts.data.indexOf('\nfields:')).replace(/ *# \?.*\n/g, '')).toBe(`
fields:
  - key: accountId
    label: Account ID
    role: account
  - key: clientId
    label: Client ID (Consumer Key)
    role: client-id
  - key: clientSecret
    label: Client Secret
    kind: secret
    role: client-secret
  - key: apiToken
    label: API Token
    kind: secret
    step: open-the-console
  - key: subdomain
    label: Subdomain
  - key: scopes
    label: Scopes
    role: scopes
    required: false
`)
  expect(questions.map(({ text }) => text)).toContain(
    'Is Subdomain a secret, a choice, or a part of a host? Write kind: secret, select or url-part.',
  )
})

test('400 actions with 4 scopes each are imported in under 2 seconds', () => {
  const actions = Array.from({ length: 400 }, (_, index) => ({
    id: `acme_list_thing_${index}`,
    label: `List Thing ${index}`,
    scopes: [0, 1, 2, 3].map((part) => `area${(index + part) % 40}.read`),
  }))
  const page = acmePage(
    `${panelOf(actions)}\n\n${scopesStep([...new Set(actions.flatMap(({ scopes }) => scopes))])}\n\n${profileSection(['<strong>Client ID</strong>'])}`,
  )
  // CPU time, because tests run concurrently.
  const before = process.cpuUsage()
  expect(importPage(page).ok).toBe(true)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(2000)
})
