import { databricksOauthU2m, databricksTest } from '@/lib/guides/testing/databricks'
import { accountPath, type ProviderTest } from '../../guide/provider'
import type { PendingSecrets, StageOutputs } from '../define-stage'
import { perform, type RunTools, type StageInput } from '../run-stages'
import type { ServerMetadata } from '../server-metadata'
import type { StageId, StageResult, TestTarget } from '../stage'
import { STAGES } from '../stages'

export const ORIGIN = 'https://accounts.cloud.databricks.com'
const ACCOUNT = '5a4db0c5-0001-4000-8000-000000000001'
const ISSUER = `${ORIGIN}/oidc/accounts/${ACCOUNT}`
export const NOW = new Date('2026-11-23T10:00:00Z')

const CLIENT = '5a4db0c5-0003-4000-8000-000000000003'

export const SUBJECT: TestTarget = {
  connector: 'databricks',
  guide: 'oauth-u2m',
  cloud: 'aws',
  origin: ORIGIN,
  accountId: ACCOUNT,
  clientId: CLIENT,
  fields: { accountId: ACCOUNT, clientId: CLIENT },
  scopes: ['scim', 'offline_access'],
  actions: ['databricks_list_users'],
  redirectUri: 'http://localhost:3000/connect/callback',
}

export const METADATA: ServerMetadata = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/v1/authorize`,
  token_endpoint: `${ISSUER}/v1/token`,
  jwks_uri: `${ISSUER}/jwks.json`,
}

export const PENDING: PendingSecrets = { state: 'state-0123456789', verifier: 'v'.repeat(43), nonce: null }

export const TOKENS = {
  access_token: 'access-0123456789',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 'scim offline_access',
  refresh_token: 'refresh-0123456789',
}

const SECRET = `dose${'1'.repeat(32)}`
/** Any other one is a control, which must be refused. */
const RIGHT_TOKENS = [TOKENS.access_token, 'access-9876543210', 'a']

/** The requests to the provider. A control is the same request with a wrong secret or token. */
export interface Asked {
  endpoint: 'metadata' | 'jwks' | 'client' | 'token' | 'refresh' | 'revoke' | 'api' | 'wrong-secret' | 'wrong-token'
  url: URL
  form: URLSearchParams
}

/** Replaces some responses; undefined keeps the right one. */
export type Answers = (asked: Asked) => Response | Promise<Response> | undefined

/** A provider without a network: everything is right, except for `answers`. A code that ends in `-good` is its own. */
export function fakeProvider(answers: Answers = () => undefined): typeof fetch {
  return async (input, init) => {
    init?.signal?.throwIfAborted()
    const url = new URL(`${input}`)
    const form = new URLSearchParams(typeof init?.body === 'string' ? init.body : '')
    const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? ''
    const asked = { endpoint: endpointOf(url, form, token), url, form }
    return (await answers(asked)) ?? rightAnswer(asked)
  }
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}

/** The outputs of earlier stages; undefined without them. */
type LooseFound = { [Name in keyof StageOutputs]?: StageOutputs[Name] | undefined }

/**
 * Runs one stage against this provider. Every earlier stage has its right output, except for those of `after`, which
 * run too.
 */
export async function performAlone(
  id: StageId,
  answers: Answers,
  {
    subject = {},
    found = {},
    provider = {},
    after = [],
  }: {
    subject?: Partial<TestTarget>
    found?: LooseFound
    provider?: Partial<ProviderTest>
    after?: readonly StageId[]
  } = {},
): Promise<{ result: StageResult; found: StageOutputs }> {
  const stages = STAGES.filter((each) => each.id === id || after.includes(each.id))
  const needs = new Set(stages.flatMap((stage) => stage.needs.filter((need) => !after.includes(need))))
  const work: StageInput = {
    subject: { ...SUBJECT, ...subject },
    guide: databricksOauthU2m,
    provider: { ...databricksTest, ...provider },
    clientSecret: SECRET,
    stages: [...needs].map((need) => ({
      id: need,
      outcome: 'pass',
      advice: [],
      evidence: [],
      startedAt: NOW.toISOString(),
      ms: 0,
      exchanges: [],
    })),
    found: {
      metadata: METADATA,
      pending: PENDING,
      callback: new URLSearchParams({ code: 'code-good', state: PENDING.state }).toString(),
      tokens: {
        access: TOKENS.access_token,
        refresh: TOKENS.refresh_token,
        expiresIn: TOKENS.expires_in,
        scope: TOKENS.scope,
        at: NOW.toISOString(),
      },
      opened: databricksTest.probes[0],
      ...found,
    } as StageOutputs,
  }
  const groups = stages.map((stage) => [stage])
  const done = await perform(groups, work, toolsWith(answers), async () => true)
  const result = done.stages.find((each) => each.id === id)
  if (!result) throw new Error(`The stage ${id} has no result.`)
  return { result, found: done.found }
}

/** The dependencies in tests: this provider, and a stopped clock. */
function toolsWith(answers: Answers): RunTools {
  return { fetch: fakeProvider(answers), clock: () => 0, now: () => NOW }
}

function endpointOf(url: URL, form: URLSearchParams, token: string): Asked['endpoint'] {
  if (url.pathname.includes('/.well-known/')) return 'metadata'
  if (url.pathname.endsWith('/jwks.json')) return 'jwks'
  if (url.pathname.endsWith('/revoke')) return 'revoke'
  if (!url.pathname.endsWith('/v1/token')) return token === '' || RIGHT_TOKENS.includes(token) ? 'api' : 'wrong-token'
  if (form.get('client_secret') !== SECRET) return 'wrong-secret'
  if (form.get('grant_type') === 'refresh_token') return 'refresh'
  return form.get('code')?.endsWith('-good') ? 'token' : 'client'
}

function rightAnswer({ endpoint, url }: Asked): Response {
  switch (endpoint) {
    case 'metadata': {
      const issuer = url.origin + url.pathname.replace('/.well-known/oauth-authorization-server', '')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/v1/authorize`,
        token_endpoint: `${issuer}/v1/token`,
        jwks_uri: `${issuer}/jwks.json`,
      })
    }
    case 'client':
      return json({ error: 'invalid_grant', error_description: 'grant request is invalid' }, 400)
    case 'wrong-secret':
      return json({ error: 'invalid_client' }, 401)
    case 'wrong-token':
      return json({ error_code: 'UNAUTHENTICATED', message: 'Invalid access token' }, 401)
    case 'token':
      return json(TOKENS)
    case 'refresh':
      return json({ ...TOKENS, refresh_token: undefined })
    case 'revoke':
      return new Response(null, { status: 200 })
    case 'jwks':
      return json({ keys: [] })
    case 'api': {
      const probe = databricksTest.probes.find(({ path }) => accountPath(path, ACCOUNT).split('?')[0] === url.pathname)
      return json({ [probe?.lists[0] ?? 'unknown']: [] })
    }
  }
}
