import { expect, test } from 'vitest'
import {
  ACCOUNT,
  CLIENT,
  HOST,
  json,
  known,
  NOT_ASSIGNED,
  NOT_REGISTERED,
  SUBJECT,
  shownAs,
  UNKNOWN_CLIENT,
} from '../testing/pasted-page'

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

const PAGE = `<!doctype html>
<html><head><title>Error</title><style>b { color: red }</style>
<script>const codes = { a: "server_error" } // 404 page not found</script></head>
<body><!-- access_denied --><h1>Something is wrong</h1><pre>TEXT</pre></body></html>`

/** The same JSON in the forms in which it may be pasted. */
const WAYS: readonly [string, (description: string) => string][] = [
  ['JSON', (text) => json(text)],
  ['pretty-printed JSON', (text) => JSON.stringify(JSON.parse(json(text)), null, 2)],
  ['JSON with text around it', (text) => `I saw this:\n\n${json(text)}\n\nWhat now?`],
  [
    'JSON with smart quotes',
    (text) =>
      json(text)
        .replace(/"(.*?)"/g, '“$1”')
        .replace(/'(.*?)'/g, '‘$1’'),
  ],
  ['JSON with escaped letters', (text) => json(text).replaceAll("'", '\\u0027').replaceAll('/', '\\/')],
  ['JSON within JSON', (text) => JSON.stringify({ body: json(text) })],
  ['JSON as Python writes it', (text) => `{'error': 'invalid_request', 'error_description': "${text}"}`],
  ['HTML-escaped JSON', (text) => escapeHtml(json(text))],
  ['twice HTML-escaped JSON', (text) => escapeHtml(escapeHtml(json(text)))],
  ['JSON with line breaks between words', (text) => json(text).replaceAll(' ', '\r\n')],
  ['JSON that is broken at a width', (text) => json(text).replace(/(.{30})/g, '$1\n')],
  ['JSON that is broken and indented', (text) => json(text).replace(/(.{37})/g, '$1\n    ')],
  ['JSON with invisible characters', (text) => `\ufeff${json(text).replaceAll('_', '_\u200b')}`],
  ['plain text', (text) => text],
  ['plain text over lines', (text) => `Error\n\n${text.replaceAll(' ', '\n')}\n\nBack`],
  ['HTML source', (text) => PAGE.replace('TEXT', () => escapeHtml(json(text)))],
  ['HTML source with marked words', (text) => `<p>${text.replace(/(registered|available|assigned)/, '<b>$1</b>')}</p>`],
  ['HTML source that may be broken anywhere', (text) => `<p>${text.replaceAll('/', '/<wbr>')}</p>`],
  ['data in a script of HTML source', (text) => `<!doctype html><script>window.data = ${json(text)}</script>`],
  [
    'an address',
    (text) => `https://${HOST}/e?${new URLSearchParams({ error: 'invalid_request', error_description: text })}`,
  ],
  ['an address with %20', (text) => `https://${HOST}/e?error=x&error_description=${encodeURIComponent(text)}#x`],
  ['an address as browsers show it', (text) => `https://${HOST}/e?error=invalid_request&error_description=${text}`],
  ['an address with a fragment', (text) => `https://${HOST}/e#error=x&error_description=${encodeURIComponent(text)}`],
  ['an address in HTML source', (text) => `<a href="/e?a=b&amp;error_description=${encodeURIComponent(text)}">x</a>`],
  [
    'an address in an address',
    (text) => `https://${HOST}/e?next=${encodeURIComponent(`/x?error_description=${encodeURIComponent(text)}`)}`,
  ],
]

test.each(WAYS)('%s is read', (_name, write) => {
  const redirect = known(write(NOT_REGISTERED))
  expect(redirect.advice).toMatchObject({ id: 'redirect-not-registered', values: { sent: SUBJECT.redirectUri } })
  expect(redirect.comparison).toMatchObject({ isEqual: true })
  expect(shownAs(redirect.evidence, 'Redirect URL on the page')).toMatch(/, as this test sends it$/)
  expect(shownAs(redirect.evidence, 'Note')).toBeUndefined()

  const client = known(write(UNKNOWN_CLIENT))
  expect(client).toMatchObject({ advice: { id: 'unknown-client' }, comparison: null })
  expect(shownAs(client.evidence, 'Client on the page')).toBe(`${CLIENT}, as in the profile`)
  expect(shownAs(client.evidence, 'Account on the page')).toBe(`${ACCOUNT}, as in the profile`)
  expect(shownAs(client.evidence, 'Note')).toBeUndefined()

  const scopes = known(write(NOT_ASSIGNED))
  expect(scopes).toMatchObject({
    advice: { id: 'scopes-not-assigned', values: { scopes: 'all-apis' } },
    comparison: null,
  })
})
