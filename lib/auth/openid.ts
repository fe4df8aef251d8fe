import 'server-only'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  type ClientAuth,
  ClientSecretPost,
  Configuration,
  customFetch,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client'
import { z } from 'zod'
import { isLoopback, type OidcSettings } from '../env'
import { noteSecrets } from '../log/request'
import { boundedFetch } from '../oauth-test/bounded-fetch'
import { oauthAnswer } from '../oauth-test/json-answer'
import type { Problem } from '../oauth-test/problem'
import { toResult } from '../oauth-test/to-problem'
import { type FaultKind, faultKind } from '../outbound/network-fault'
import type { Outbound } from '../outbound/outbound'
import { singleLine, truncate } from '../text'
import { isPlainAddress } from './email-allowlist'
import { PROVIDER_UNREACHED, PROVIDER_UNTRUSTED, PROVIDER_UNUSABLE, PROXY_FAILED } from './sign-in-errors'

/** In milliseconds: the time limit of the provider's response. */
const LIMIT_MS = 10_000

/** In UTF-16 units: the message quotes the provider, whose response may be long. */
const MAX_MESSAGE_LENGTH = 500

/** Why a sign-in failed. The message is for the log. */
export class SignInFault extends Error {
  /** The code of sign-in-errors.ts for the sign-in page; null: the page only says that it failed. */
  readonly error: string | null

  constructor(message: string, error: string | null) {
    super(truncate(singleLine(message), MAX_MESSAGE_LENGTH))
    this.name = 'SignInFault'
    this.error = error
  }
}

/** The provider's metadata (OpenID Connect Discovery 1.0, section 3), as far as a sign-in needs it. */
const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  userinfo_endpoint: z.string().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
})

export type ProviderMetadata = z.infer<typeof metadataSchema>

const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'] as const

/** Reads the configured provider's metadata. Rejects with SignInFault. */
export async function discoverProvider(
  { issuer }: Pick<OidcSettings, 'issuer'>,
  outbound: Outbound,
): Promise<ProviderMetadata> {
  const address = `${withoutSlash(issuer)}/.well-known/openid-configuration`
  const answer = await toResult(async () => {
    const response = await ask(outbound, address)
    return response.json() as Promise<unknown>
  })
  if (!answer.ok) throw faultOf(answer.problem, new URL(address).host)
  const parsed = metadataSchema.safeParse(answer.value)
  if (!parsed.success) {
    const wrong = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].join(', ')
    throw unusable(`${address} is wrong or lacks: ${wrong}.`)
  }
  const metadata = parsed.data
  // OpenID Connect Discovery 1.0, 4.3: metadata of another issuer must not be used.
  if (withoutSlash(metadata.issuer) !== withoutSlash(issuer)) {
    throw unusable(
      `the provider at AUTH_OIDC_ISSUER calls itself “${metadata.issuer}”. Set AUTH_OIDC_ISSUER to that if it is the right one.`,
    )
  }
  const wrong = ENDPOINTS.find((name) => metadata[name] !== undefined && !isEndpoint(metadata[name], issuer))
  if (wrong) {
    throw unusable(`its ${wrong} is “${metadata[wrong]}”: it must be an https address without user and fragment.`)
  }
  return metadata
}

/**
 * Whether an endpoint may be used. It may be on another host, like Google's and Entra's. Plain http is allowed only for
 * a provider on this machine.
 */
function isEndpoint(address: string, issuer: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username, password, hash } = new URL(address)
  const isLocal = protocol === 'http:' && isLoopback(address) && isLoopback(issuer)
  return (protocol === 'https:' || isLocal) && username === '' && password === '' && hash === ''
}

/** The values of one sign-in: created at its start, and stored in the browser's cookies. */
interface Checks {
  state: string
  nonce: string
  verifier: string
}

/** The signed-in user, by the provider's claims. Both claims about the e-mail address come from one source. */
export interface Identity {
  sub: string
  email?: string
  email_verified?: unknown
}

/** Redeems the callback of a sign-in, and returns the signed-in user. Rejects with SignInFault. */
export async function redeemSignIn(
  settings: OidcSettings,
  metadata: ProviderMetadata,
  outbound: Outbound,
  callback: URL,
  { state, nonce, verifier }: Checks,
): Promise<Identity> {
  let asked = metadata.token_endpoint
  const client = clientOf(settings, metadata, (url, init) => {
    asked = url
    return ask(outbound, url, init)
  })
  const answer = await toResult(async () => {
    const tokens = await authorizationCodeGrant(client, callback, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    noteSecrets([tokens.access_token, tokens.id_token, tokens.refresh_token])
    const claims = tokens.claims()
    if (!claims) throw new SignInFault('no ID token came.', null)
    const own = addressIn(claims)
    if ((own.email && own.email_verified !== undefined) || !metadata.userinfo_endpoint)
      return { ...own, sub: claims.sub }
    // Some providers put the e-mail address into the ID token, others only here. It must have the same subject.
    const told = addressIn(await fetchUserInfo(client, tokens.access_token, claims.sub))
    return { ...(told.email ? told : own), sub: claims.sub }
  })
  if (answer.ok) return answer.value
  throw faultOf(answer.problem, new URL(asked).host)
}

/** The e-mail address in one source of claims. An invalid one is ignored, because it may be as long as the response. */
function addressIn({ email, email_verified }: Readonly<Record<string, unknown>>): Omit<Identity, 'sub'> {
  return typeof email === 'string' && isPlainAddress(email) ? { email, email_verified } : {}
}

type Ask = (url: string, init: RequestInit) => Promise<Response>

function clientOf({ clientId, clientSecret, issuer }: OidcSettings, metadata: ProviderMetadata, ask: Ask) {
  const methods = metadata.token_endpoint_auth_methods_supported
  const isFormOnly = methods?.includes('client_secret_post') && !methods.includes('client_secret_basic')
  const client = new Configuration(
    {
      issuer: metadata.issuer,
      authorization_endpoint: metadata.authorization_endpoint,
      token_endpoint: metadata.token_endpoint,
      jwks_uri: metadata.jwks_uri,
      ...(metadata.userinfo_endpoint && { userinfo_endpoint: metadata.userinfo_endpoint }),
      ...(metadata.authorization_response_iss_parameter_supported && {
        authorization_response_iss_parameter_supported: true,
      }),
    },
    clientId,
    // The algorithm that every provider must support (OpenID Connect Core 1.0, 15.1).
    { id_token_signed_response_alg: 'RS256' },
    isFormOnly ? ClientSecretPost(clientSecret) : inHeader(clientId, clientSecret),
  )
  client[customFetch] = (url, { method, headers, body }) =>
    ask(url, { method, headers, ...(body && { body: `${body}` }) })
  client.timeout = LIMIT_MS / 1000
  // The ID token's signature is checked, although TLS has authenticated the provider already.
  enableNonRepudiationChecks(client)
  if (isLoopback(issuer)) allowInsecureRequests(client)
  return client
}

/**
 * RFC 6749 section 2.3.1. openid-client would encode `-` and `_` too, unlike forms: a provider that compares without
 * decoding would not recognise its own client.
 */
function inHeader(clientId: string, clientSecret: string): ClientAuth {
  const credentials = new URLSearchParams([[clientId, clientSecret]]).toString().replace('=', ':')
  return (_server, _client, _body, headers) => {
    headers.set('authorization', `Basic ${Buffer.from(credentials).toString('base64')}`)
  }
}

/** One request to the provider, without redirects. Rejects with ProblemError. */
async function ask({ fetch, proxyOf }: Outbound, url: string, init: RequestInit = {}): Promise<Response> {
  const bounded = boundedFetch({
    fetch,
    proxyOf,
    origin: new URL(url).origin,
    signal: AbortSignal.timeout(LIMIT_MS),
    clock: () => performance.now(),
    onExchange: () => {},
  })
  const response = await bounded(url, { ...init, redirect: 'error' })
  return oauthAnswer(await asJson(response))
}

/** Some providers serve their metadata and keys as plain files, so JSON of any content type counts. */
async function asJson(response: Response): Promise<Response> {
  if (response.status !== 200) return response
  const text = await response.text()
  const headers = new Headers(response.headers)
  if (/^\s*\{/.test(text)) headers.set('content-type', 'application/json')
  return new Response(text, { headers })
}

/** Some providers' issuers end with a slash, which few admins type. */
function withoutSlash(issuer: string): string {
  return issuer.replace(/\/$/, '')
}

function unusable(why: string): SignInFault {
  return new SignInFault(why, PROVIDER_UNUSABLE)
}

/** The logged and shown parts of a failure. The provider's text may quote anything: the log redacts it. */
function faultOf(problem: Problem, host: string): SignInFault {
  switch (problem.kind) {
    case 'network': {
      const { reason, code, detail, proxy } = problem
      const facts = [reason, code, detail, proxy && `through the proxy ${proxy}`].filter(Boolean).join(', ')
      return new SignInFault(`${host} gave no answer: ${facts}.`, PAGE_ERRORS[faultKind(reason)])
    }
    case 'oauth':
      return new SignInFault(`${host} answered ${problem.error}: ${problem.description}`, null)
    case 'status':
      return new SignInFault(`${host} answered with status ${problem.status}: ${problem.text}`, PROVIDER_UNUSABLE)
    // The expected value is a secret of the sign-in.
    case 'protocol':
      return new SignInFault(`the answer of ${host} was refused: ${problem.code}, ${problem.what}`, null)
    case 'redirect-elsewhere':
      return new SignInFault(`${host} redirects to ${problem.to}.`, PROVIDER_UNUSABLE)
    default:
      return new SignInFault(`the answer of ${host} cannot be used: ${problem.kind}.`, PROVIDER_UNUSABLE)
  }
}

const PAGE_ERRORS: Readonly<Record<FaultKind, string>> = {
  unreached: PROVIDER_UNREACHED,
  broken: PROVIDER_UNREACHED,
  timeout: PROVIDER_UNREACHED,
  tls: PROVIDER_UNTRUSTED,
  proxy: PROXY_FAILED,
}
