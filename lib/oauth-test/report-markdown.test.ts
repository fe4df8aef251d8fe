import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import type { Report } from './report'
import { reportMarkdown } from './report-markdown'

/** A report in which every text from outside is `text`. */
function reportWith(text: string): Report {
  const stage = {
    name: 'Sign-in',
    proves: text,
    startedAt: '2026-11-23T10:00:00.000Z',
    ms: 1234,
    exchanges: [{ method: 'GET', url: `https://host.example/${text}`, status: 400, ms: 12.4 }],
    advice: [],
    evidence: [],
  }
  return {
    schemaVersion: 1,
    runId: 'run',
    profile: { id: 'profile', name: text, version: 3, readyAt: '2026-11-22T10:00:00.000Z' },
    subject: {
      connector: 'acme',
      connectorName: 'Acme',
      guide: 'oauth',
      method: 'OAuth 2.0',
      cloud: 'aws',
      cloudLabel: 'AWS',
      origin: 'https://host.example',
      accountId: text,
      accountIdLabel: 'Site',
      clientId: text,
      clientIdLabel: 'App key',
      fields: [
        { key: 'accountId', label: 'Site', value: text },
        { key: 'clientId', label: 'App key', value: text },
      ],
      scopes: [text, 'offline_access'],
      actions: [text],
      redirectUri: text,
    },
    outcome: 'failed',
    startedAt: '2026-11-23T10:00:00.000Z',
    startedBy: text,
    endedAt: '2026-11-23T10:01:00.000Z',
    durationMs: 60_000,
    stages: [
      { ...stage, id: 'discovery', name: 'Server', outcome: 'pass', ms: 999 },
      {
        ...stage,
        id: 'authorize',
        outcome: 'fail',
        advice: [{ id: 'sign-in-error', title: `The title ${text}`, cause: text, fix: text }],
        evidence: [
          { label: 'Description', value: text },
          { label: text, value: text },
        ],
      },
      { ...stage, id: 'token', name: 'Tokens', outcome: 'skipped', exchanges: [] },
    ],
    scopeLists: { needed: [], asked: [text], granted: [text, text], source: 'token' },
    lifetimes: {
      accessSeconds: 3600,
      refreshMinutes: 129_600,
      refreshSource: 'app',
      signInAgainBy: '2027-02-21T10:00:00.000Z',
    },
    versions: { wizard: '0.1.0', node: 'v20.20.0' },
  }
}

function parse(markdown: string): Nodes {
  return unified().use(remarkParse).parse(markdown)
}

/** The types of nested nodes, without their texts. */
function shape(node: Nodes): unknown {
  return 'children' in node ? [node.type, node.children.map(shape)] : node.type
}

function texts(node: Nodes): string[] {
  if ('value' in node) return [node.value]
  return 'children' in node ? node.children.flatMap(texts) : []
}

test('the whole report has each part in order', () => {
  expect(reportMarkdown(reportWith('x'))).toBe(`# Live test of x

Failed: Sign-in stands in the way.

Another test proved this profile ready: \`2026-11-22T10:00:00.000Z\`.

- Connector: \`Acme\`, \`OAuth 2.0\`
- Cloud: \`AWS\`, \`https://host.example\`
- Site: \`x\`
- App key: \`x\`
- Scopes asked for: \`x\` \`offline_access\`
- Actions: \`x\`
- Redirect URL: \`x\`
- Profile: \`profile\`, version 3
- Test: \`run\`
- Started: \`2026-11-23T10:00:00.000Z\`, by \`x\`
- Ended: \`2026-11-23T10:01:00.000Z\`, after 60.0 s
- Versions: wizard \`0.1.0\`, Node \`v20.20.0\`

## Stages

- Server: passed, 999 ms
- Sign-in: failed, 1.2 s
- Tokens: not run

## Sign-in: failed, 1.2 s

### The title x

x

What to do: x

- Description: \`x\`
- x: \`x\`

## Tokens: not run

None.

## Scopes

- Needed: none
- Asked for: \`x\`
- Granted: \`x\` \`x\` (as the token says)

## Lifetimes

- Access token: 3600 seconds
- Refresh token: 129600 minutes, as the app’s settings say
- Users must sign in again by: \`2027-02-21T10:00:00.000Z\`. By the app’s own settings. Counted from the test; for each user it starts when they link.

## Requests

- Server: \`GET https://host.example/x\`, status 400, 12 ms
- Sign-in: \`GET https://host.example/x\`, status 400, 12 ms
`)
})

test.each([
  ['ready', 'Ready: a real sign-in worked'],
  ['failed', 'Failed: Sign-in stands in the way.'],
  ['incomplete', 'Incomplete: no problem found'],
  [null, 'The test has not ended yet.'],
] as const)('the outcome %s is one sentence', (outcome, sentence) => {
  expect(reportMarkdown({ ...reportWith('x'), outcome })).toContain(`\n\n${sentence}`)
})

test('unknown facts are left out, or reported as unknown', () => {
  const markdown = reportMarkdown({
    ...reportWith('x'),
    outcome: null,
    endedAt: null,
    durationMs: null,
    stages: [],
    scopeLists: null,
    lifetimes: { accessSeconds: null, refreshMinutes: null, refreshSource: null, signInAgainBy: null },
  })
  expect(markdown).not.toContain('Ended:')
  expect(markdown).not.toContain('## Scopes')
  expect(markdown).toContain(
    '- Access token: not known\n- Refresh token: none that works\n- Users must sign in again by: not known',
  )
  expect(markdown).toContain('## Stages\n\nNone.')
  expect(reportMarkdown({ ...reportWith('x'), lifetimes: null })).not.toContain('## Lifetimes')
})

test('a request without an answer is reported as such', () => {
  const report = reportWith('x')
  const stages = report.stages.map((stage) => ({
    ...stage,
    exchanges: stage.exchanges.map((exchange) => ({ ...exchange, status: null })),
  }))
  expect(reportMarkdown({ ...report, stages })).toContain('`GET https://host.example/x`, no answer, 12 ms')
})

const PLAIN = parse(reportMarkdown(reportWith('x')))

const nasty = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          ...[
            '`',
            '``',
            '```',
            '|',
            '\n',
            '\n\n',
            '\r\n',
            '\t',
            ' ',
            '    ',
            '#',
            '# ',
            '- ',
            '1. ',
            '> ',
            '<',
            '>',
            '&',
          ],
          ...[
            '<b>',
            '</b>',
            '<!--',
            '-->',
            '<script>',
            '<?',
            '<![CDATA[',
            '&lt;',
            '&#x3c;',
            '&amp;',
            '[',
            ']',
            '(',
            ')',
          ],
          ...['![', '[a](b)', '![a](b)', '[a]: b', '[^1]', '<https://a.example>', 'https://a.example', 'a@b.example'],
          ...[
            '*',
            '**',
            '_',
            '__',
            '~',
            '~~',
            '\\',
            '\\\n',
            '===',
            '---',
            '***',
            ':',
            '::a',
            '"',
            "'",
            '!',
            'a',
            '.',
            ')',
          ],
          ...[
            '\u202e',
            '\u2066',
            '\u200f',
            'א',
            'é',
            'e\u0301',
            '💥',
            '\ud83d',
            '\u0000',
            '\u2028',
            '\u00a0',
            '\ufeff',
          ],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )
  .map((text) => `a${text}`)

test('any text keeps the Markdown’s structure and appears as text', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const markdown = reportMarkdown(reportWith(text))
      const parsed = parse(markdown)
      expect(shape(parsed)).toEqual(shape(PLAIN))
      const line = text
        .toWellFormed()
        .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
        .trim()
      const found = texts(parsed)
      expect(found.filter((each) => each === line).length).toBeGreaterThanOrEqual(9)
      expect(found).toContain(`Live test of ${line}`)
      expect(found).toContain(`GET https://host.example/${line}`)
      expect(markdown).not.toMatch(/[\p{Bidi_Control}\u2028]/u)
    }),
    { numRuns: 100 },
  )
})

test.each(['', ' ', '\n', '\u202e', '\u0000'])('the text %j leaves no gap', (text) => {
  const markdown = reportMarkdown(reportWith(text))
  expect(markdown).toContain('- App key: nothing\n')
  expect(markdown.match(/^#{1,3} /gm)).toHaveLength(8)
})
