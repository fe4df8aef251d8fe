import { text } from '../http/answer'
import { redirectNotRegistered, unknownClient } from '../oauth/errors'
import { entraPage, oktaPage, proxyPage } from '../pages/foreign'
import type { Fault } from './fault'

/** Pages that the browser can get before anybody signs in. */
export const AUTHORIZE_FAULTS: readonly Fault[] = [
  {
    id: 'authorize-unknown-client',
    title: 'The page for a client ID that is unknown, although it is right',
    target: 'authorize',
    effect: (_answer, { ask, account }) => unknownClient(ask.url.searchParams.get('client_id') ?? '', account),
  },
  {
    id: 'authorize-redirect-not-registered',
    title: 'The page for a redirect URL that is not registered, although it is',
    target: 'authorize',
    effect: (_answer, { ask: { url } }) =>
      redirectNotRegistered(url.searchParams.get('redirect_uri') ?? '', url.searchParams.get('client_id') ?? ''),
  },
  {
    id: 'authorize-not-found',
    title: 'Status 404, “404 Page not found”',
    target: 'authorize',
    effect: () => text(404, '404 Page not found'),
  },
  {
    id: 'authorize-entra-page',
    title: 'A page of Microsoft Entra ID: a policy of the company stops the sign-in',
    target: 'authorize',
    effect: () => entraPage(),
  },
  {
    id: 'authorize-okta-page',
    title: 'A page of Okta: the company’s own app there is not set up',
    target: 'authorize',
    effect: () => oktaPage(),
  },
  {
    id: 'authorize-proxy-page',
    title: 'A page of a proxy',
    target: 'authorize',
    effect: (_answer, { ask }) => proxyPage(ask.url.origin),
  },
]
