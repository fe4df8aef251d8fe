import { randomBytes } from 'node:crypto'
import { headerOf } from '../http/answer'
import { scopesNotAssigned } from '../oauth/errors'
import { isApiScope, splitScopes } from '../oauth/scopes'
import { html } from '../pages/html'
import { page } from '../pages/page'
import type { Begun } from '../state/account'
import type { Effect, Fault } from './fault'

const HOSTILE_LENGTH = 3_000
const RIGHT_TO_LEFT = '\u202e'
const HOSTILE = `<script>alert(1)</script>${RIGHT_TO_LEFT}\r\nSet-Cookie: a=b\n${'Call this number. '.repeat(200)}`

/** Faults of the redirect back to the app. */
export const CALLBACK_FAULTS: readonly Fault[] = [
  fault('callback-wrong-state', 'The state is another one', ({ searchParams }) => searchParams.set('state', random())),
  fault('callback-no-state', 'There is no state', ({ searchParams }) => searchParams.delete('state')),
  fault('callback-wrong-iss', 'It names another issuer', ({ searchParams }) =>
    searchParams.set('iss', 'https://elsewhere.example/oidc'),
  ),
  fault('callback-no-code', 'There is neither a code nor an error', dropResult),
  failure(
    'callback-access-denied',
    'A policy denies access',
    'access_denied',
    () => 'Policy evaluation failed for this request',
  ),
  failure(
    'callback-company-policy',
    'A policy of the company’s own sign-in denies access',
    'access_denied',
    () =>
      'AADSTS53003: A policy blocks the token. Trace ID: 0a1b2c3d-1111-4222-8333-444455556666 Correlation ID: 99887766-aaaa-4bbb-8ccc-ddddeeeeffff Timestamp: 2026-11-28 10:00:00Z',
  ),
  failure(
    'callback-scope-not-assigned',
    'A scope is not assigned to the client, although it is',
    'access_denied',
    ({ clientId, scope }) => scopesNotAssigned(splitScopes(scope).filter(isApiScope), clientId),
  ),
  failure(
    'callback-temporarily-unavailable',
    'The server is temporarily unavailable',
    'temporarily_unavailable',
    () => 'The server is temporarily unavailable',
  ),
  {
    id: 'callback-never',
    title: 'The browser is not sent back',
    target: 'callback',
    effect: () =>
      page({
        title: 'Signed in',
        body: html`<main class="narrow"><h1>Signed in</h1><p>You may close this tab.</p></main>`,
      }),
  },
  fault('callback-foreign-code', 'The code was never given out', (url) => {
    dropResult(url)
    url.searchParams.set('code', random())
  }),
  failure('callback-hostile-description', 'The error’s description is hostile', 'access_denied', () =>
    HOSTILE.slice(0, HOSTILE_LENGTH),
  ),
]

function fault(id: string, title: string, change: (url: URL, begun: Begun) => void): Fault {
  const effect: Effect = (answer, { account }) => {
    const url = new URL(headerOf(answer, 'location') ?? '')
    change(url, account.begun.get(url.searchParams.get('state') ?? '') ?? { clientId: '', scope: '' })
    return { ...answer, headers: { ...answer.headers, location: url.href } }
  }
  return { id, title, target: 'callback', effect }
}

function failure(id: string, title: string, error: string, description: (begun: Begun) => string): Fault {
  return fault(id, title, (url, begun) => {
    dropResult(url)
    url.searchParams.set('error', error)
    url.searchParams.set('error_description', description(begun))
  })
}

function dropResult({ searchParams }: URL): void {
  for (const name of ['code', 'error', 'error_description']) searchParams.delete(name)
}

function random(): string {
  return randomBytes(32).toString('base64url')
}
