import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ADVICE_IDS } from '../guide/advice-id'
import { databricksOauthU2m, databricksTest } from '../guides/testing/databricks'
import { wordsOf } from './advice'
import { type Progress, perform, type RunTools, type StageInput, withTheRest } from './run-stages'
import type { StageResult, TestTarget } from './stage'
import { AFTER_SIGN_IN, PREFLIGHT } from './stages'
import { METADATA, NOW, SUBJECT as USUAL_SUBJECT } from './testing/fake-provider'

const SUBJECT: TestTarget = { ...USUAL_SUBJECT, scopes: ['all-apis', 'offline_access'] }
const ISSUER = METADATA.issuer

const TOKEN_FIELDS = ['access_token', 'token_type', 'expires_in', 'scope', 'refresh_token', 'id_token', 'more']
const SECRETS = ['client', 'state', 'verifier', 'nonce', 'code', 'access', 'refresh', 'next'] as const
const KINDS = [
  'right',
  'spoilt',
  'oauth-error',
  'api-error',
  'page',
  'text',
  'redirect-path',
  'redirect-host',
  'broken',
] as const
const ENCODINGS: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  encodeURIComponent,
  (secret) => new URLSearchParams({ s: secret }).toString().slice(2),
  (secret) => JSON.stringify(secret).slice(1, -1),
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => Buffer.from(secret).toString('base64url'),
  (secret) => Buffer.from(secret).toString('hex'),
  (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  (secret) => Buffer.from(`${SUBJECT.clientId}:${secret}`).toString('base64'),
  (secret) => encodeURIComponent(encodeURIComponent(secret)),
  (secret) => secret.replace(/./g, (character) => `&#${character.charCodeAt(0)};`),
  (secret) => secret.replace(/./g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  (secret) => `${secret.slice(0, 7)}\u200b${secret.slice(7)}`,
  (secret) => `${secret.slice(0, 9)}\n  ${secret.slice(9)}`,
  (secret) => `${secret.slice(0, 14)}…`,
  (secret) => `…${secret.slice(-14)}`,
]
/** This many characters of a secret count as the secret. */
const RUN = 12

type Endpoint = 'metadata' | 'client' | 'token' | 'jwks' | 'refresh' | 'api'
type Secrets = Readonly<Record<SecretName, string>>

type SecretName = (typeof SECRETS)[number]

/** Text, or a secret with its encoding. */
type Piece = string | readonly [secret: SecretName, encode: (secret: string) => string]

/** The behaviour of a hostile server at one of its endpoints. */
interface Answer {
  kind: (typeof KINDS)[number]
  status: number
  /** The code of an OAuth error; null if secrets are planted in it. */
  error: string | null
  /** The invalid fields of a response. */
  spoilt: readonly number[]
  /** The planted texts, field after field. */
  planted: readonly (readonly Piece[])[]
}

const words = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' })
const opaque = fc.stringMatching(/^[A-Za-z0-9_-]{24,43}$/)
const opaqueSecrets = fc.record({
  client: fc.oneof(fc.stringMatching(/^dose[0-9a-f]{32}$/), fc.stringMatching(/^[!-~]{12,40}$/)),
  state: opaque,
  verifier: opaque,
  nonce: opaque,
  code: opaque,
  access: opaque,
  refresh: fc.oneof(opaque, fc.stringMatching(/^doau[0-9a-f]{32}$/)),
  next: opaque,
})
/** An access token may be a JWT, with the other secrets in its claims. */
const secretsArbitrary: fc.Arbitrary<Secrets> = fc.tuple(opaqueSecrets, fc.boolean()).map(([secrets, isJwt]) => {
  const { client, state, verifier, code } = secrets
  const claims = { email: `a ${client}`, name: code, sub: verifier, scope: `all-apis ${state}` }
  return isJwt ? { ...secrets, access: jwt(claims) } : secrets
})

const secret: fc.Arbitrary<Piece> = fc.tuple(fc.constantFrom(...SECRETS), fc.constantFrom(...ENCODINGS))
/** A text with secrets, in any encoding, with any text around them. */
const planted: fc.Arbitrary<readonly Piece[]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(words, secret, words).map(([before, one, after]) => [`${before} `, one, `'${after}`]),
  },
  { weight: 3, arbitrary: secret.map((one) => [one]) },
  // Long enough to be truncated within a secret.
  {
    weight: 1,
    arbitrary: fc.array(secret, { minLength: 40, maxLength: 90 }).map((all) => all.flatMap((one) => [one, ' '])),
  },
)

const answer: fc.Arbitrary<Answer> = fc.record({
  kind: fc.oneof(fc.constantFrom('right' as const, 'spoilt' as const), fc.constantFrom(...KINDS)),
  error: fc.constantFrom(null, null, 'invalid_client', 'invalid_grant'),
  status: fc.constantFrom(200, 201, 204, 205, 302, 400, 401, 403, 404, 418, 429, 500, 503, 999),
  spoilt: fc.array(fc.nat(7), { maxLength: 2 }),
  planted: fc.array(planted, { minLength: 8, maxLength: 8 }),
})
const rightAnswers = answer.map((each) => ({ ...each, kind: 'right' as const }))

const scenes = fc.record({
  secrets: secretsArbitrary,
  answers: fc.record({
    metadata: fc.oneof({ weight: 9, arbitrary: rightAnswers }, answer),
    client: fc.oneof({ weight: 3, arbitrary: rightAnswers }, answer),
    token: fc.oneof({ weight: 6, arbitrary: rightAnswers }, answer),
    jwks: answer,
    refresh: fc.oneof(rightAnswers, { weight: 2, arbitrary: answer }),
    api: answer,
  } satisfies Record<Endpoint, fc.Arbitrary<Answer>>),
  callback: fc.record({
    isError: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    error: fc.oneof(fc.constantFrom('access_denied', 'invalid_scope', 'server_error'), planted),
    description: planted,
  }),
  /** Whether an ID token is requested. */
  isOpenId: fc.boolean(),
})

type Scene = typeof scenes extends fc.Arbitrary<infer Value> ? Value : never

test('no secret of a run is stored or shown, whatever a server writes', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(scenes, async (scene) => {
      const { stages, known, texts } = await runScene(scene)
      for (const { id, outcome } of stages) seen.add(`${id} ${outcome}`)
      const squeezed = texts.map((text) => text.replace(/\s/g, ''))
      for (const name of known) {
        const whole = scene.secrets[name]
        for (const form of ENCODINGS.map((encode) => encode(whole))) {
          expect(texts.find((text) => text.includes(form))).toBeUndefined()
        }
        const runs = Array.from({ length: whole.length - RUN + 1 }, (_none, at) => whole.slice(at, at + RUN))
        expect(squeezed.find((text) => runs.some((run) => text.includes(run)))).toBeUndefined()
      }
    }),
    { numRuns: 150, endOnFailure: true },
  )
  // Otherwise the test would prove little. The rarest outcome is expected 8 times.
  expect([...seen]).toEqual(
    expect.arrayContaining(['client could-not-run', 'authorize fail', 'token fail', 'api fail', 'refresh fail']),
  )
  expect([...seen]).toEqual(expect.arrayContaining(['token pass', 'scopes pass', 'identity pass', 'refresh warn']))
}, 120_000)

test.each(['pass', 'fail', 'warn', 'skipped', 'timed-out', 'code-refused', 'token', 'client'])(
  'a secret that is the word “%s” changes no verdict',
  async (secret) => {
    const [scene] = fc.sample(scenes, { numRuns: 1, seed: 1 })
    if (!scene) throw new Error('There is no scene.')
    const { stages } = await runScene({ ...scene, secrets: { ...scene.secrets, client: secret } })
    for (const { outcome, advice } of stages) {
      expect(['pass', 'warn', 'fail', 'skipped', 'could-not-run']).toContain(outcome)
      for (const { id } of advice) expect(ADVICE_IDS).toContain(id)
    }
  },
)

/** Runs every stage against this server; returns every text that would be stored or shown. */
async function runScene({ secrets, answers, callback, isOpenId }: Scene): Promise<SceneResult> {
  const known = new Set<SecretName>(['client'])
  const text = (pieces: readonly Piece[]) => textOf(pieces, known, secrets)
  const tools: RunTools = {
    fetch: async (url, init) => {
      const endpoint = endpointOf(`${url}`, init, secrets.code)
      const given = isControl(endpoint, init, secrets) ? asControl(answers[endpoint]) : answers[endpoint]
      for (const name of issuedBy(endpoint, given)) known.add(name)
      const texts = given.planted.map(text)
      return respond(endpoint, given, rightAnswer(endpoint, secrets, texts, isOpenId), hostFrom(known, secrets), texts)
    },
    clock: () => 0,
    now: () => NOW,
  }
  const work: StageInput = {
    subject: { ...SUBJECT, scopes: isOpenId ? [...SUBJECT.scopes, 'openid'] : SUBJECT.scopes },
    guide: databricksOauthU2m,
    provider: databricksTest,
    clientSecret: secrets.client,
    stages: [],
    found: {},
  }
  const stored: unknown[] = []
  const progress: Progress = async (stages, _current, { scopeLists, lifetimes }) => {
    stored.push(stages, scopeLists, lifetimes)
    return true
  }
  const before = await perform(
    PREFLIGHT.map((stage) => [stage]),
    work,
    tools,
    progress,
  )
  for (const name of ['state', 'verifier', 'nonce', 'code'] as const) known.add(name)
  const query = new URLSearchParams({ state: secrets.state, iss: ISSUER, code: secrets.code })
  if (callback.isError) query.set('error', typeof callback.error === 'string' ? callback.error : text(callback.error))
  query.set('error_description', text(callback.description))
  const pending = { state: secrets.state, verifier: secrets.verifier, nonce: isOpenId ? secrets.nonce : null }
  const found = { ...before.found, pending, callback: query.toString() }
  const after = await perform(AFTER_SIGN_IN, { ...work, stages: before.stages, found }, tools, progress)
  const stages = withTheRest(after.stages, 'The test ended before.', tools.now())
  const said = stages.flatMap(({ advice }) => advice.map((each) => wordsOf(each, databricksOauthU2m, databricksTest)))
  if (!isOpenId) known.delete('nonce')
  return { stages, known, texts: textsIn([stored, stages, after.found.scopeLists, after.found.lifetimes, said]) }
}

interface SceneResult {
  stages: readonly StageResult[]
  /** All secrets of the run. */
  known: ReadonlySet<SecretName>
  texts: string[]
}

/** A secret that does not exist yet cannot be planted. */
function textOf(pieces: readonly Piece[], known: ReadonlySet<SecretName>, secrets: Secrets): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      const [name, encode] = piece
      return known.has(name) ? encode(secrets[name]) : 'nothing'
    })
    .join('')
}

/** The tokens in the response. */
function issuedBy(endpoint: Endpoint, { kind, spoilt }: Answer): SecretName[] {
  if (kind !== 'right' && kind !== 'spoilt') return []
  const fields = kind === 'spoilt' ? spoilt.map((index) => TOKEN_FIELDS[index % TOKEN_FIELDS.length]) : []
  if (endpoint === 'token') {
    return [
      ...(fields.includes('access_token') ? [] : ['access' as const]),
      ...(fields.includes('refresh_token') ? [] : ['refresh' as const]),
    ]
  }
  return endpoint === 'refresh' && !fields.includes('refresh_token') ? ['next'] : []
}

/** Whether the request has a wrong secret or a wrong token on purpose. */
function isControl(endpoint: Endpoint, init: RequestInit | undefined, { client, access, next }: Secrets): boolean {
  if (endpoint === 'client') return new URLSearchParams(`${init?.body}`).get('client_secret') !== client
  const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '')
  return endpoint === 'api' && token !== access && token !== next
}

/** Such a request must be refused. */
function asControl(answer: Answer): Answer {
  return answer.kind === 'right' ? { ...answer, kind: 'oauth-error', error: 'invalid_client', status: 401 } : answer
}

function endpointOf(url: string, init: RequestInit | undefined, code: string): Endpoint {
  if (url.includes('/.well-known/')) return 'metadata'
  if (url.includes('/jwks')) return 'jwks'
  if (!url.includes('/v1/token')) return 'api'
  const form = new URLSearchParams(`${init?.body}`)
  if (form.get('grant_type') === 'refresh_token') return 'refresh'
  return form.get('code') === code ? 'token' : 'client'
}

/** A host name with a secret in it, once there is one that fits. */
function hostFrom(known: ReadonlySet<SecretName>, { state }: Secrets): string {
  return known.has('state') ? state : 'elsewhere'
}

function respond(
  endpoint: Endpoint,
  { kind, status, error, spoilt }: Answer,
  right: Record<string, unknown>,
  elsewhere: string,
  planted: readonly string[],
): Response {
  const [first = '', second = '', third = ''] = planted
  const refusal = Math.max(status, 400)
  switch (kind) {
    case 'right':
      return json(endpoint === 'client' ? 400 : 200, right)
    case 'spoilt': {
      const names = endpoint === 'token' || endpoint === 'refresh' ? TOKEN_FIELDS : Object.keys(right)
      const changes = spoilt.map((index) => [names[index % names.length] ?? 'more', planted[index] ?? ''])
      return json(200, { ...right, ...Object.fromEntries(changes) })
    }
    case 'oauth-error':
      return json(refusal, { error: error ?? first, error_description: second, error_uri: third })
    case 'api-error':
      return json(refusal, { error_code: first, message: `${second} required scopes: ${third}` })
    case 'page':
      return answerOf(`<!doctype html><p>${first}`, status, { 'content-type': 'text/html' })
    case 'text':
      return answerOf(first, status, { 'content-type': 'text/plain', 'retry-after': ascii(second), date: ascii(third) })
    case 'redirect-path':
      return answerOf('', 302, { location: `/${encodeURIComponent(first)}?${encodeURIComponent(second)}` })
    case 'redirect-host':
      return answerOf('', 302, { location: `https://${elsewhere}.example/${encodeURIComponent(first)}` })
    case 'broken':
      throw new TypeError(`fetch failed: ${first}`, { cause: new Error(second) })
  }
}

/** With secrets in every field of a valid response that has room for them. */
function rightAnswer(
  endpoint: Endpoint,
  secrets: Secrets,
  planted: readonly string[],
  isOpenId: boolean,
): Record<string, unknown> {
  const [first = '', second = '', third = ''] = planted
  const tokens = { access_token: secrets.access, token_type: 'Bearer', expires_in: 3600, scope: `all-apis ${first}` }
  switch (endpoint) {
    case 'metadata':
      return {
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/v1/authorize`,
        token_endpoint: `${ISSUER}/v1/token`,
        jwks_uri: `${ISSUER}/jwks.json`,
        more: first,
      }
    case 'client':
      return { error: 'invalid_grant', error_description: first }
    case 'token':
      return {
        ...tokens,
        refresh_token: secrets.refresh,
        ...(isOpenId && { id_token: idToken(secrets, planted) }),
        more: second,
      }
    case 'jwks':
      return { keys: [{ kty: 'RSA', kid: first }] }
    case 'refresh':
      return { ...tokens, access_token: secrets.next, refresh_token: secrets.next, more: third }
    case 'api':
      return { apps: [{ client_id: SUBJECT.clientId, redirect_urls: [first, second] }], more: third }
  }
}

/** One with mostly wrong claims, and without a valid signature. */
function idToken(secrets: Secrets, planted: readonly string[]): string {
  const [, , , issuer = '', name = '', nonce = ''] = planted
  const isRight = nonce.length % 2 === 0
  const claims = {
    iss: isRight ? ISSUER : issuer,
    aud: SUBJECT.clientId,
    sub: '1',
    iat: 1_795_428_000,
    exp: 1_795_431_600,
    nonce: isRight ? secrets.nonce : nonce,
    name,
  }
  return jwt(claims)
}

/** Without a valid signature. */
function jwt(claims: object): string {
  const parts = [{ alg: 'RS256', typ: 'JWT' }, claims]
  return [...parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')), 'c2lnbmF0dXJl'].join('.')
}

function json(status: number, body: unknown): Response {
  return answerOf(JSON.stringify(body), status, { 'content-type': 'application/json' })
}

/** `Response` accepts no unusual statuses. */
function answerOf(body: string, status: number, headers: Record<string, string>): Response {
  if (status === 999) return Object.defineProperty(new Response(body, { headers }), 'status', { value: status })
  return new Response([204, 205, 304].includes(status) ? null : body, { status, headers })
}

function ascii(text: string): string {
  return text.replace(/[^ -~]/g, '?')
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
