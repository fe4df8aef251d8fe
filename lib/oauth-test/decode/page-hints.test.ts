import { expect, test } from 'vitest'
import { CLIENT, CONTEXT, HOST, SUBJECT } from '../testing/pasted-page'
import { decodePage } from './decode-page'

test.each([
  `${SUBJECT.redirectUri}?code=abc&state=def`,
  `${SUBJECT.redirectUri}?state=def`,
  `${SUBJECT.redirectUri}?iss=https%3A%2F%2F${HOST}&code=abc`,
  `${SUBJECT.redirectUri}/?code=abc`,
  `${SUBJECT.redirectUri}#code=abc`,
  'wizard.example.com/connect/callback?code=abc&state=def',
  'http://wizard.example.com/connect/callback?code=abc&state=def',
  `  I came to <${SUBJECT.redirectUri}?code=abc&amp;state=def>, it did not load`,
  `${SUBJECT.redirectUri}?co\nde=abc&state=def`,
  `access_denied ${SUBJECT.redirectUri}?error=access_denied ${SUBJECT.redirectUri}?code=abc`,
])('%j is our own address with an answer', (pasted) => {
  expect(decodePage(pasted, CONTEXT)).toEqual({ kind: 'callback' })
})

test.each([
  SUBJECT.redirectUri,
  `${SUBJECT.redirectUri}?x=code`,
  `${SUBJECT.redirectUri}s?code=abc`,
  'https://evilwizard.example.com/connect/callback?code=abc',
  'https://other.example/connect/callback?code=abc',
  `https://${HOST}/oidc/authorize?redirect_uri=${encodeURIComponent(SUBJECT.redirectUri)}&state=abc`,
  `https://${HOST}/oidc/authorize?redirect_uri=${SUBJECT.redirectUri}&state=abc`,
])('%j is not our own address with an answer', (pasted) => {
  expect(decodePage(pasted, CONTEXT).kind).toBe('unknown')
})

test('an unknown page gets a hint if its kind is recognised', () => {
  const authorize = new URL(`https://${HOST}/oidc/v1/authorize`)
  authorize.search = `${new URLSearchParams({ client_id: CLIENT, redirect_uri: SUBJECT.redirectUri, state: 's' })}`
  const address = `This is the address of a sign-in page of ${HOST}. Paste what the page says.`
  expect(decodePage(authorize.href, CONTEXT)).toEqual({ kind: 'unknown', isWhole: false, hints: [address] })
  authorize.search = '?client_id=x&redirect_uri=y'
  expect(decodePage(authorize.href, CONTEXT)).toEqual({
    kind: 'unknown',
    isWhole: expect.any(Boolean),
    hints: [address, 'It is for another client than this test’s.', 'It is for another redirect URL than this test’s.'],
  })
  expect(decodePage('https://other.example/cb?code=a&state=b', CONTEXT)).toEqual({
    kind: 'unknown',
    isWhole: expect.any(Boolean),
    hints: ['This is where a sign-in came back to, but not that of this test. It has a code in it: do not pass it on.'],
  })
  expect(decodePage(`<form action="https://${HOST}/x"><input type="password"></form>`, CONTEXT)).toEqual({
    kind: 'unknown',
    isWhole: expect.any(Boolean),
    hints: [`This looks like a sign-in page of ${HOST}. Sign in there, and go on.`],
  })
  expect(decodePage('<input type=password>', CONTEXT)).toEqual({
    kind: 'unknown',
    isWhole: expect.any(Boolean),
    hints: ['This looks like a sign-in page. Sign in there, and go on.'],
  })
})

test.each([
  [`${HOST}.mcas.ms`, 'Microsoft Defender for Cloud Apps'],
  [`${HOST}.us2.cas.ms`, 'Microsoft Defender for Cloud Apps'],
  [`${HOST.replaceAll('.', '-')}.rproxy.goskope.com`, 'Netskope'],
  [`${HOST}.secure.example.com`, 'A security proxy'],
])('an address at %s is the provider’s, rewritten by %s', (host, by) => {
  const query = new URLSearchParams({ client_id: CLIENT, redirect_uri: SUBJECT.redirectUri, McasTsid: '1' })
  expect(decodePage(`https://${host}/oidc/accounts/x/v1/authorize?${query}`, CONTEXT)).toMatchObject({
    kind: 'unknown',
    hints: [
      `${by} has rewritten this address.`,
      expect.stringContaining('may not come back'),
      expect.stringContaining(HOST),
    ],
  })
})

test('an address inside a mail scanner’s address is found', () => {
  const inner = `https://${HOST}/oidc/v1/authorize?${new URLSearchParams({ client_id: CLIENT, redirect_uri: 'https://x.example' })}`
  const outer = [
    [`https://eur01.safelinks.protection.outlook.com/?${new URLSearchParams({ url: inner, data: 'x' })}`, 'Office 365'],
    [`https://urldefense.com/v3/__${inner}__;!!abc$`, 'Proofpoint'],
  ] as const
  for (const [address, by] of outer) {
    expect(decodePage(address, CONTEXT)).toMatchObject({
      hints: [
        expect.stringContaining(by),
        expect.any(String),
        expect.stringContaining(HOST),
        expect.stringContaining('redirect'),
      ],
    })
  }
})

test('the address of the company’s sign-in page is named, and is not an error', () => {
  for (const address of [
    'https://login.microsoftonline.com/x/oauth2/authorize?client_id=y',
    'https://a.okta.com/login',
  ]) {
    expect(decodePage(address, CONTEXT)).toMatchObject({
      kind: 'unknown',
      hints: [expect.stringContaining('where your company signs in')],
    })
  }
})
