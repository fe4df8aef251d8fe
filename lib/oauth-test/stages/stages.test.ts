import { expect, test, vi } from 'vitest'
import { databricksOauthU2m, databricksTest } from '@/lib/guides/testing/databricks'
import { log } from '../../log/log'
import { wordsOf } from '../advice'
import type { StageId, StageOutcome } from '../stage'
import { AFTER_SIGN_IN, STAGES } from '../stages'
import {
  type Answers,
  type Asked,
  json,
  METADATA,
  NOW,
  ORIGIN,
  PENDING,
  performAlone,
  SUBJECT,
  TOKENS,
} from '../testing/fake-provider'

/** Gives one endpoint this response, and all others the right one. */
function at(endpoint: Asked['endpoint'], answer: (asked: Asked) => Response | undefined): Answers {
  return (asked) => (asked.endpoint === endpoint ? answer(asked) : undefined)
}

function idsOf({ advice }: { advice: readonly { id: string }[] }): string[] {
  return advice.map(({ id }) => id)
}

test('stages need only earlier stages', () => {
  STAGES.forEach(({ needs }, index) => {
    for (const need of needs) expect(STAGES.findIndex(({ id }) => id === need)).toBeLessThan(index)
  })
})

test.each(STAGES.map(({ id, needs }) => [id, needs.join(', ')] as const))(
  'with correct answers, “%s” passes and shows its evidence (it needs: %s)',
  async (id) => {
    const claims = { email: 'ada@sandbox.example' }
    const { result } = await performAlone(id, () => undefined, {
      found: { claims },
      after: id === 'clean-up' ? ['token'] : [],
    })
    expect(result).toMatchObject({ id, outcome: 'pass', advice: [], startedAt: NOW.toISOString() })
    expect(result.evidence).not.toEqual([])
  },
)

test('an internal error is reported as one, and only its name is logged', async () => {
  const logged = vi.spyOn(log(), 'error').mockImplementation(() => {})
  const { result } = await performAlone('token', () => undefined, { found: { metadata: undefined } })
  expect(result).toMatchObject({ outcome: 'could-not-run', advice: [{ id: 'internal-error' }], evidence: [] })
  expect(logged.mock.calls).toEqual([[{ stage: 'token' }, 'A stage failed unexpectedly: Error']])
})

// Profile.

test('a cloud that the wizard no longer offers is reported', async () => {
  const { result } = await performAlone('config', () => undefined, { subject: { cloud: 'gone', origin: '' } })
  expect(result).toMatchObject({ outcome: 'fail', advice: [{ id: 'value-wrong', values: { field: 'cloud' } }] })
})

// Server.

const right = () => ({ ...METADATA })

test.each([
  ['issuer', undefined],
  ['issuer', 5],
  ['authorization_endpoint', undefined],
  ['authorization_endpoint', '/relative'],
  ['token_endpoint', ''],
  ['jwks_uri', 'no url'],
])('metadata whose %s is %j is reported as incomplete with the field', async (name, value) => {
  const { result } = await performAlone(
    'discovery',
    at('metadata', () => json({ ...right(), [name]: value })),
  )
  expect(result).toMatchObject({ outcome: 'fail', advice: [{ id: 'metadata-incomplete', values: { missing: name } }] })
})

test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'revocation_endpoint'])(
  'metadata with a %s on another host is refused, and no request goes there',
  async (name) => {
    const to = 'https://accounts.cloud.databricks.com.evil.example/v1'
    const { result, found } = await performAlone(
      'discovery',
      at('metadata', () => json({ ...right(), [name]: to })),
      {
        found: { metadata: undefined },
      },
    )
    expect(result).toMatchObject({
      outcome: 'fail',
      advice: [{ id: 'endpoint-elsewhere', values: { endpoint: name, to } }],
    })
    expect(found.metadata).toBeUndefined()
  },
)

test.each([
  ['blob:', (url: string) => `blob:${url}`],
  ['userinfo', (url: string) => url.replace('://', '://ada@')],
  ['a password', (url: string) => url.replace('://', '://:secret@')],
  ['a fragment', (url: string) => `${url}#x`],
  ['http', (url: string) => url.replace('https:', 'http:')],
  ['a port', (url: string) => url.replace('.com/', '.com:8443/')],
])('an endpoint with %s is not clearly the server’s own', async (_what, change) => {
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const) {
    const { result } = await performAlone(
      'discovery',
      at('metadata', () => json({ ...right(), [name]: change(METADATA[name] ?? '') })),
    )
    expect(result).toMatchObject({
      outcome: 'fail',
      advice: [{ id: 'endpoint-elsewhere', values: { endpoint: name } }],
    })
  }
})

test.each([
  ['http', METADATA.issuer.replace('https:', 'http:')],
  ['another case', METADATA.issuer.toUpperCase()],
  ['a slash', `${METADATA.issuer}/`],
  ['another account', METADATA.issuer.replace('0001', '0002')],
  ['the host alone', `${ORIGIN}/oidc`],
])('an issuer with %s is not the expected one', async (_what, issuer) => {
  const { result } = await performAlone(
    'discovery',
    at('metadata', () => json({ ...right(), issuer })),
  )
  expect(result).toMatchObject({ outcome: 'fail', advice: [{ id: 'issuer-mismatch' }] })
})

test.each([
  [0, 'pass', undefined],
  [60, 'pass', undefined],
  [-60, 'pass', undefined],
  [61, 'warn', { seconds: '61', way: 'behind' }],
  [-61, 'warn', { seconds: '61', way: 'ahead' }],
] as const)('a server clock that is %d seconds ahead of ours is a %s', async (seconds, outcome, values) => {
  const date = new Date(NOW.getTime() + seconds * 1000).toUTCString()
  const { result } = await performAlone(
    'discovery',
    at('metadata', () => json(right(), 200, { date })),
  )
  expect(result).toMatchObject({ outcome, advice: values ? [{ id: 'clock-differs', values }] : [] })
})

// Credentials.

test.each([
  ['invalid_client', 'Client authentication failed', 'fail', 'wrong-credentials'],
  ['invalid_grant', 'x', 'pass', undefined],
  [
    'invalid_request',
    "OAuth application with client_id: 'x' not available in Databricks account 'y'.",
    'fail',
    'unknown-client',
  ],
  ['invalid_request', "redirect_uri 'x' not registered for OAuth application 'y'", 'fail', 'redirect-not-registered'],
  ['temporarily_unavailable', '', 'could-not-run', 'temporarily-unavailable'],
  ['invalid_request', 'Temporarily throttled, too many requests', 'could-not-run', 'server-busy'],
  [
    'access_denied',
    'Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for account: x',
    'fail',
    'blocked-address',
  ],
  ['unauthorized_client', 'x', 'fail', 'client-not-allowed'],
  ['invalid_grant', 'DPoP proof JWT not provided', 'fail', 'token-bound'],
  ['invalid_dpop_proof', '', 'fail', 'token-bound'],
  ['invalid_request', 'mutual TLS client certificate not provided', 'fail', 'token-bound'],
  ['moon_phase', 'x', 'could-not-run', 'client-unclear'],
  // The sentence takes precedence over the error's code.
  ['invalid_grant', 'Temporarily throttled, too many requests', 'could-not-run', 'server-busy'],
  [
    'invalid_grant',
    "OAuth application with client_id: 'x' not available in Databricks account 'y'.",
    'fail',
    'unknown-client',
  ],
] as const)('the token endpoint’s “%s: %s” judges the credentials: %s', async (error, description, outcome, id) => {
  const { result } = await performAlone(
    'client',
    at('client', () => json({ error, error_description: description }, 400)),
  )
  expect([result.outcome, ...idsOf(result)]).toEqual([outcome, ...(id ? [id] : [])])
})

test.each([
  ['invalid_client', 400, 'pass', undefined],
  ['invalid_client', 401, 'pass', undefined],
  ['unauthorized_client', 401, 'pass', undefined],
  ['whatever_it_says', 401, 'pass', undefined],
  ['invalid_grant', 400, 'could-not-run', 'secret-unchecked'],
  ['invalid_grant', 401, 'could-not-run', 'secret-unchecked'],
  ['invalid_request', 400, 'could-not-run', 'client-unclear'],
  ['', 429, 'could-not-run', 'server-busy'],
  ['', 500, 'could-not-run', 'server-error'],
] as const)(
  'the secret is proven only if a wrong one is refused: “%s” with %d for the wrong one is a %s',
  async (error, status, outcome, id) => {
    const { result } = await performAlone(
      'client',
      at('wrong-secret', () => json(error ? { error } : {}, status)),
    )
    expect([result.outcome, ...idsOf(result)]).toEqual([outcome, ...(id ? [id] : [])])
  },
)

test('the secret stays unproven if the server accepts both for an impossible code', async () => {
  const { result } = await performAlone(
    'client',
    at('wrong-secret', () => json(TOKENS)),
  )
  expect([result.outcome, ...idsOf(result)]).toEqual(['could-not-run', 'secret-unchecked'])
})

test('for a client that may not do this, the secret is judged if the server shows it', async () => {
  const said = async (ofWrong: string) => {
    const answers: Answers = ({ endpoint }) => {
      if (endpoint === 'client') return json({ error: 'unauthorized_client' }, 401)
      return endpoint === 'wrong-secret' ? json({ error: ofWrong }, 401) : undefined
    }
    const [advice] = (await performAlone('client', answers)).result.advice
    return advice ? wordsOf(advice, databricksOauthU2m, databricksTest) : undefined
  }
  expect((await said('invalid_client'))?.cause).toContain('the Client Secret are right, but')
  expect((await said('unauthorized_client'))?.cause).toContain('the Client Secret is wrong, or')
})

test('the credentials are tried with a code and a verifier that nobody else has', async () => {
  const sent: URLSearchParams[] = []
  for (let times = 0; times < 2; times++) {
    await performAlone('client', ({ form }) => {
      sent.push(form)
      return undefined
    })
  }
  expect(sent[0]?.get('code')).not.toBe(sent[1]?.get('code'))
  expect(sent[0]?.get('code')?.length).toBeGreaterThan(20)
  expect(sent[0]?.get('grant_type')).toBe('authorization_code')
})

// Sign-in.

const STATE = PENDING.state
test.each([
  // Anyone can create these: they say nothing about the profile.
  ['', 'could-not-run', 'wrong-state'],
  ['code=x', 'could-not-run', 'wrong-state'],
  ['code=x&state=', 'could-not-run', 'wrong-state'],
  [`code=x&state=${STATE}x`, 'could-not-run', 'wrong-state'],
  [`code=x&state=other&state=${STATE}`, 'could-not-run', 'wrong-state'],
  [`code=x&state=${STATE}&state=other`, 'fail', 'answer-breaks-rules'],
  [`code=x&code=y&state=${STATE}`, 'fail', 'answer-breaks-rules'],
  [`code=x&state=${STATE}&iss=https://elsewhere.example`, 'fail', 'wrong-iss'],
  [`code=x&state=${STATE}&iss=`, 'fail', 'wrong-iss'],
  [`state=${STATE}`, 'fail', 'no-code'],
  [`state=${STATE}&code=`, 'fail', 'no-code'],
  [`error=access_denied&state=${STATE}`, 'could-not-run', 'sign-in-refused'],
  [`error=access_denied&error_description=The+user+denied+it&state=${STATE}`, 'could-not-run', 'sign-in-refused'],
  [`error=access_denied&error_description=Another+reason&state=${STATE}`, 'could-not-run', 'access-denied'],
  [`error=access_denied&error_description=AADSTS53003:+x&state=${STATE}`, 'could-not-run', 'company-sign-in'],
  [`error=invalid_request&error_description=AADSTS50011:+x&state=${STATE}`, 'could-not-run', 'company-sign-in'],
  [`error=access_denied&state=other`, 'could-not-run', 'wrong-state'],
  [`error=&state=${STATE}`, 'fail', 'sign-in-error'],
  [`error=server_error&state=${STATE}`, 'could-not-run', 'temporarily-unavailable'],
  [`error=temporarily_unavailable&state=${STATE}`, 'could-not-run', 'temporarily-unavailable'],
  [`error=invalid_scope&state=${STATE}`, 'fail', 'invalid-scope'],
  [`error=unauthorized_client&state=${STATE}`, 'fail', 'client-not-allowed'],
  [
    `error=access_denied&error_description=Policy+evaluation+failed+for+this+request&state=${STATE}`,
    'fail',
    'policy-refused',
  ],
  [`error=invalid_request&error_description=Temporarily+throttled&state=${STATE}`, 'could-not-run', 'server-busy'],
] as const)('the answer “%s” to the sign-in is judged: %s, %s', async (callback, outcome, id) => {
  const { result } = await performAlone('authorize', () => undefined, { found: { callback } })
  expect([result.outcome, ...idsOf(result)]).toEqual([outcome, id])
})

test('an answer without the announced issuer is refused', async () => {
  const metadata = { ...METADATA, authorization_response_iss_parameter_supported: true }
  const { result } = await performAlone('authorize', () => undefined, { found: { metadata } })
  expect(idsOf(result)).toEqual(['wrong-iss'])
})

test('the scopes in the refusal are the ones shown', async () => {
  const description = "Scopes 'scim billing' are not assigned to the client x"
  const callback = new URLSearchParams({ error: 'access_denied', error_description: description, state: STATE })
  const { result } = await performAlone('authorize', () => undefined, { found: { callback: callback.toString() } })
  expect(result.advice).toEqual([{ id: 'scopes-not-assigned', values: { scopes: 'scim billing' } }])
})

test('advice on a busy server names its host', async () => {
  const callback = new URLSearchParams({ error: 'x', error_description: 'too many requests', state: STATE })
  const { result } = await performAlone('authorize', () => undefined, { found: { callback: callback.toString() } })
  expect(result.advice[0]?.values.host).toBe(new URL(ORIGIN).host)
})

// Tokens.

test.each([
  ['invalid_grant', 'x', 'fail', 'code-refused'],
  ['invalid_client', 'x', 'fail', 'wrong-credentials'],
  ['temporarily_unavailable', 'x', 'could-not-run', 'temporarily-unavailable'],
  ['invalid_request', 'Temporarily throttled, too many requests', 'could-not-run', 'server-busy'],
  ['invalid_request', 'x', 'fail', 'unexpected-status'],
  ['unauthorized_client', 'x', 'fail', 'client-not-allowed'],
  ['invalid_grant', 'DPoP proof JWT not provided', 'fail', 'token-bound'],
  ['use_dpop_nonce', '', 'fail', 'token-bound'],
] as const)('the token endpoint’s “%s: %s” judges the code: %s', async (error, description, outcome, id) => {
  const { result } = await performAlone(
    'token',
    at('token', () => json({ error, error_description: description }, 400)),
  )
  expect([result.outcome, ...idsOf(result)]).toEqual([outcome, id])
})

test.each([['response=x'], ['id_token=x'], ['token=x&access_token=y'], ['session_state=x&unknown=y']])(
  'an extra parameter in the sign-in answer (%s) is not an error of the wizard',
  async (more) => {
    const callback = `code=code-good&state=${STATE}&${more}`
    const { result } = await performAlone('token', () => undefined, { found: { callback } })
    expect(idsOf(result)).not.toContain('internal-error')
  },
)

test.each([
  [{ expires_in: 119 }, 'warn', ['short-lived']],
  [{ expires_in: 120 }, 'pass', []],
  [{ expires_in: undefined }, 'warn', ['lifetime-unknown']],
  [{ refresh_token: undefined }, 'fail', ['no-refresh-token']],
] as const)('an answer with %j is a %s', async (changes, outcome, advice) => {
  const { result } = await performAlone(
    'token',
    at('token', () => json({ ...TOKENS, ...changes })),
  )
  expect([result.outcome, idsOf(result)]).toEqual([outcome, advice])
})

test.each([
  [{ token_type: 'mac' }, 'token_type'],
  [{ access_token: 'access\r\nX-Other: 1' }, 'access_token'],
  [{ access_token: 'access 1' }, 'access_token'],
  [{ access_token: '' }, 'access_token'],
  [{ expires_in: 0 }, 'expires_in'],
  [{ expires_in: 0.5 }, 'expires_in'],
  [{ expires_in: -1 }, 'expires_in'],
])('tokens with %j are unusable for StackOne', async (changes, what) => {
  for (const endpoint of ['token', 'refresh'] as const) {
    const answers = at(endpoint, () => json({ ...TOKENS, ...changes }))
    const { result } = await performAlone(endpoint, answers)
    expect(result, endpoint).toMatchObject({
      outcome: 'fail',
      advice: [{ id: 'answer-breaks-rules', values: { what } }],
    })
  }
})

test('a token that is bound to a key has its own advice', async () => {
  for (const endpoint of ['token', 'refresh'] as const) {
    const answers = at(endpoint, () => json({ ...TOKENS, token_type: 'DPoP' }))
    const { result } = await performAlone(endpoint, answers)
    expect([result.outcome, ...idsOf(result)]).toEqual(['fail', 'token-bound'])
  }
})

test('an error with status 200 is reported with that status', async () => {
  for (const endpoint of ['token', 'refresh'] as const) {
    const answers = at(endpoint, () => json({ ok: false, error: 'invalid_code' }))
    const { result } = await performAlone(endpoint, answers)
    expect(result).toMatchObject({ outcome: 'fail', advice: [{ id: 'unexpected-status', values: { status: '200' } }] })
    expect(result.exchanges).toMatchObject([{ status: 200 }])
  }
})

test('tokens in an error response are ignored', async () => {
  const answers: Answers = ({ endpoint }) =>
    endpoint === 'token' || endpoint === 'refresh' ? json({ ...TOKENS, error: 'invalid_grant' }) : undefined
  expect(idsOf((await performAlone('token', answers)).result)).toEqual(['code-refused'])
  expect(idsOf((await performAlone('refresh', answers)).result)).toEqual(['refresh-refused'])
})

// Scopes.

const CASES: [asked: string, granted: string | null, StageOutcome, advice: string[]][] = [
  ['scim offline_access', 'scim offline_access', 'pass', []],
  ['scim offline_access', 'offline_access scim', 'pass', []],
  ['scim offline_access', 'scim', 'pass', []],
  ['scim offline_access', null, 'pass', []],
  ['scim offline_access', 'scim offline_access sql', 'pass', []],
  ['scim offline_access', '  scim   offline_access ', 'pass', []],
  ...[',', ', ', ';', '|', '\n', '","'].map((separator): (typeof CASES)[number] => [
    'scim offline_access',
    `scim${separator}offline_access`,
    'pass',
    [],
  ]),
  ['scim billing', 'scim,sql', 'warn', ['scope-optional-missing']],
  ['scim offline_access', 'all-apis', 'pass', []],
  ['scim billing', 'scim', 'warn', ['scope-optional-missing']],
  ['scim billing', 'billing', 'fail', ['scope-missing']],
  ['scim billing', '', 'fail', ['scope-missing']],
  ['billing', 'billing', 'fail', ['scope-missing']],
  ['scim', 'SCIM', 'fail', ['scope-missing']],
]

test.each(CASES)('“%s” requested and “%s” granted is a %s', async (asked, scope, outcome, advice) => {
  const tokens = { access: 'a', refresh: 'r', expiresIn: 1, at: NOW.toISOString(), scope }
  const subject = { scopes: asked.split(' ') }
  const { result } = await performAlone('scopes', () => undefined, { subject, found: { tokens } })
  expect([result.outcome, idsOf(result)]).toEqual([outcome, advice])
})

test('scopes separated by commas count as granted, and their form is reported; unknown text stays whole', async () => {
  const tokens = { access: 'a', refresh: 'r', expiresIn: 1, at: NOW.toISOString(), scope: 'scim,offline_access,x,y' }
  const { result, found } = await performAlone('scopes', () => undefined, { found: { tokens } })
  expect(result).toMatchObject({ outcome: 'pass', advice: [] })
  expect(result.evidence.map(({ label }) => label)).toContain('Form')
  expect(found.scopeLists?.granted).toEqual(['scim', 'offline_access', 'x y'])
})

test('scopes granted beyond the request are shown and block nothing', async () => {
  const tokens = { access: 'a', refresh: 'r', expiresIn: 1, at: NOW.toISOString(), scope: 'scim offline_access sql' }
  const { result } = await performAlone('scopes', () => undefined, { found: { tokens } })
  expect(result).toMatchObject({ outcome: 'pass', advice: [] })
  expect(result.evidence).toContainEqual({ label: 'Granted beyond what was asked for', value: 'sql' })
})

test.each(['', '   ', 'sql', 'offline_access', 'ALL-APIS,OFFLINE_ACCESS', 'not-all-apis,offline_access'])(
  'without chosen actions every requested scope is needed, and “%s” is too little',
  async (scope) => {
    const tokens = { access: 'a', refresh: 'r', expiresIn: 1, at: NOW.toISOString(), scope }
    const subject = { scopes: ['all-apis', 'offline_access'], actions: [] }
    const { result } = await performAlone('scopes', () => undefined, { subject, found: { tokens } })
    expect(result).toMatchObject({
      outcome: 'fail',
      advice: [{ id: 'scope-missing', values: { scopes: 'all-apis' } }],
    })
  },
)

test.each([
  [{ scope: 'scim billing' }, ['scim', 'billing'], 'token'],
  [{ scp: ['scim'] }, ['scim'], 'token'],
  [{ scope: 5 }, ['scim', 'offline_access'], 'as-asked'],
  [{}, ['scim', 'offline_access'], 'as-asked'],
])('without a scope in the answer, the claims %j give the granted scopes', async (accessClaims, granted, source) => {
  const tokens = { access: 'a', refresh: 'r', expiresIn: 1, at: NOW.toISOString(), scope: null }
  const { found } = await performAlone('scopes', () => undefined, { found: { tokens, accessClaims } })
  expect(found.scopeLists).toMatchObject({ granted, source })
})

test('an endless list of scopes is truncated', async () => {
  const scope = Array.from({ length: 100_000 }, (_none, index) => `s${index}`).join(' ')
  const tokens = { access: 'a', refresh: 'r', expiresIn: 1, at: NOW.toISOString(), scope: `scim ${scope}` }
  const { result, found } = await performAlone('scopes', () => undefined, { found: { tokens } })
  expect(found.scopeLists?.granted).toHaveLength(200)
  expect(JSON.stringify(result).length).toBeLessThan(5000)
})

// The API.

const REFUSED = (message: string, status = 403) => at('api', () => json({ error_code: 'X', message }, status))

test.each([
  [
    'Provided OAuth token does not have required scopes: unity-catalog [ReqId: 1]',
    403,
    'api-scope-missing',
    'unity-catalog',
  ],
  ['Provided OAuth token does not have required scopes: a, b', 403, 'api-scope-missing', 'a b'],
  ['Provided OAuth token does not have required scopes', 403, 'api-scope-missing', 'scim'],
  ['This API is disabled for users without account admin status. Contact …', 403, 'not-admin', undefined],
  ['Invalid access token. [ReqId: 1]', 403, 'token-rejected', undefined],
  ['Whatever it says', 401, 'token-rejected', undefined],
  [
    'Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for account: 5 [ReqId: 1]',
    403,
    'blocked-address',
    undefined,
  ],
  ['Unable to load OAuth Config', 400, 'api-refused', undefined],
  ['', 403, 'api-refused', undefined],
] as const)('the refusal “%s” (%d) is read as %s', async (message, status, id, lacking) => {
  const { result } = await performAlone('api', REFUSED(message, status))
  expect(result).toMatchObject({ outcome: 'fail', advice: [{ id }] })
  if (lacking) expect(result.advice[0]?.values.lacking).toBe(lacking)
})

test('one refusal for several scopes is reported once, with all of them', async () => {
  const subject = { scopes: ['scim', 'billing', 'networking'] }
  const { result } = await performAlone('api', REFUSED('users without account admin status'), { subject })
  expect(result.advice).toMatchObject([{ id: 'not-admin', values: { scope: 'scim billing networking' } }])
})

/** The granted scopes, and the scope that the read of SCIM is said to lack. */
async function lacking(granted: string, asked: string, required?: (path: string) => string) {
  const scopes = asked.split(' ')
  const tokens = { access: 'a', refresh: 'r', expiresIn: 1, at: NOW.toISOString(), scope: granted }
  const message = (path: string) => `Provided OAuth token does not have required scopes${required?.(path) ?? ''}`
  const answers: Answers = ({ endpoint, url }) =>
    endpoint === 'api' ? json({ error_code: 'X', message: message(url.pathname) }, 403) : undefined
  const { result } = await performAlone('api', answers, { subject: { scopes }, found: { tokens } })
  return result.advice.map((advice) => ({ ...advice, ...wordsOf(advice, databricksOauthU2m, databricksTest) }))
}

test('scopes missing in several calls are named together, with the advice to ask for them', async () => {
  const said = await lacking('scim billing', 'scim billing', (path) => (path.endsWith('budgets') ? ': b' : ': a, b'))
  expect(said).toMatchObject([
    {
      values: { scope: 'scim billing', lacking: 'a b' },
      fix: expect.stringContaining('Add a b'),
      place: { field: 'scopes' },
    },
  ])
})

test('a granted scope that the API still misses is not advised again', async () => {
  for (const required of [() => ': scim', undefined]) {
    const said = await lacking('scim offline_access', 'scim offline_access', required)
    expect(said).toMatchObject([{ fix: expect.stringMatching(/^Ask for all-apis offline_access/) }])
    expect(said[0]?.fix).not.toContain('Add')
    expect(said[0]?.cause).toContain('although that was granted')
  }
  const all = await lacking('all-apis scim offline_access', 'all-apis scim offline_access', () => ': scim')
  expect(all).toMatchObject([{ fix: expect.stringContaining('wait up to 30 minutes'), place: 'again' }])
})

test.each([
  ['an error of the API', { error_code: 'PERMISSION_DENIED', message: 'No.' }, 'fail', 'api-refused'],
  ['an error of the API, by number', { error_code: 403 }, 'fail', 'api-refused'],
  [
    'an error of SCIM',
    { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '403', detail: 'No.' },
    'fail',
    'api-refused',
  ],
  ['an error of OAuth', { error: 'invalid_token' }, 'fail', 'api-refused'],
  ['an error of another kind', { errorCode: 'E1', errorSummary: 'No.' }, 'fail', 'api-refused'],
  ['an error beside a list', { error: 'invalid_token', Resources: [] }, 'fail', 'api-refused'],
  ['a refusal in known words', { error_code: 'X', message: 'users without account admin status' }, 'fail', 'not-admin'],
  ['nothing', {}, 'could-not-run', 'unreadable-answer'],
  ['an error that says no more', { ok: false }, 'fail', 'api-refused'],
  ['a list of errors alone', { errors: [{ text: 'No.' }] }, 'fail', 'api-refused'],
  ['a status with words', { Resources: [{ status: '403', message: 'Forbidden' }] }, 'fail', 'api-refused'],
  ['a code with words', { Resources: { code: 403, message: 'Forbidden' } }, 'fail', 'api-refused'],
  ['a list alone', [], 'could-not-run', 'unreadable-answer'],
  ['another list', { budgets: [] }, 'could-not-run', 'unreadable-answer'],
  ['null', { Resources: null }, 'could-not-run', 'unreadable-answer'],
  ['a text', { Resources: 'none' }, 'could-not-run', 'unreadable-answer'],
  ['an object', { Resources: {} }, 'could-not-run', 'unreadable-answer'],
  ['an error as the list', { Resources: { error_code: 'X', message: 'no' } }, 'fail', 'api-refused'],
  ['a list of errors', { Resources: [{ error_code: 'X', message: 'no' }] }, 'fail', 'api-refused'],
  ['an error among others', { Resources: [{ id: '1' }, { error: 'invalid_token' }] }, 'fail', 'api-refused'],
  ['a bare list of errors', [{ error_code: 'X', message: 'User is not an account admin' }], 'fail', 'api-refused'],
  ['an empty list of some', { totalResults: 5, Resources: [] }, 'could-not-run', 'unreadable-answer'],
  ['a list of nothing', { Resources: [null] }, 'could-not-run', 'unreadable-answer'],
  ['a list of texts', { Resources: ['PERMISSION_DENIED'] }, 'could-not-run', 'unreadable-answer'],
  ['a number without its list', { totalResults: 5 }, 'could-not-run', 'unreadable-answer'],
  ['a number that is a text', { totalResults: '0' }, 'could-not-run', 'unreadable-answer'],
] as const)('%s with status 200 is not the requested list', async (_what, body, outcome, id) => {
  const { result } = await performAlone(
    'api',
    at('api', () => json(body)),
  )
  expect([result.outcome, ...idsOf(result)]).toEqual([outcome, id])
})

test.each([
  { totalResults: 0 },
  { totalResults: 0, Resources: [] },
  { Resources: [] },
  { totalResults: 1, error_code: 0, Resources: [{ id: '1', error: null, errors: [], status: 'OK', message: '' }] },
])('%j is a valid SCIM list', async (body) => {
  const { result } = await performAlone(
    'api',
    at('api', () => json(body)),
  )
  expect(result).toMatchObject({ outcome: 'pass', advice: [] })
})

const WORKSPACES = { scopes: ['provisioning'], actions: ['databricks_list_workspaces'] }

test.each([
  [{ workspaces: [{ account_id: SUBJECT.accountId }] }, []],
  [[{ account_id: SUBJECT.accountId.toUpperCase() }, { workspace_id: 1 }], []],
  [[{ account_id: null }], []],
  [{ workspaces: [{ account_id: SUBJECT.accountId }, { account_id: '5' }] }, ['another-account']],
  [[{ account_id: 5 }], ['another-account']],
])('a list must be the account’s own: %j is %j', async (body, advice) => {
  const { result, found } = await performAlone(
    'api',
    at('api', () => json(body)),
    { subject: WORKSPACES, found: { opened: undefined } },
  )
  expect([result.outcome, idsOf(result)]).toEqual([advice.length > 0 ? 'fail' : 'pass', advice])
  expect(found.opened?.scope).toBe(advice.length > 0 ? undefined : 'provisioning')
})

test.each([
  [() => json({ Resources: [] }), 'could-not-run', ['token-not-needed']],
  [() => json({ error_code: 403, message: 'x' }), 'pass', []],
  [() => json({}, 404), 'pass', []],
  [() => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }), 'pass', []],
  [() => new Response(null, { status: 302, headers: { location: 'https://sign-in.example' } }), 'pass', []],
  // These are not refusals.
  [() => json({}, 500), 'could-not-run', ['server-error']],
  [() => json({}, 429), 'could-not-run', ['server-busy']],
] as const)('the API passes only if it refuses a spoiled token (%#)', async (answer, outcome, advice) => {
  const { result, found } = await performAlone('api', at('wrong-token', answer), { found: { opened: undefined } })
  expect([result.outcome, idsOf(result)]).toEqual([outcome, advice])
  expect(found.opened === undefined).toBe(outcome !== 'pass')
})

test('the spoiled token is tried at a call that accepts the true one', async () => {
  const controls: string[] = []
  const subject = { scopes: ['scim', 'billing'], actions: ['databricks_list_budgets'] }
  const answers: Answers = ({ endpoint, url }) => {
    if (endpoint === 'wrong-token') controls.push(url.pathname)
    if (endpoint === 'wrong-token' && url.pathname.endsWith('budgets')) return json({ budgets: [] })
    return endpoint === 'api' && url.pathname.endsWith('Users') ? json({ error_code: 'X' }, 403) : undefined
  }
  const { result } = await performAlone('api', answers, { subject })
  expect([result.outcome, ...idsOf(result)]).toEqual(['could-not-run', 'token-not-needed', 'api-refused'])
  expect(controls.map((path) => path.split('/').at(-1))).toEqual(['Users', 'budgets'])
})

test('a busy API that words it as a refusal is not a failure', async () => {
  const { result } = await performAlone('api', REFUSED('Temporarily throttled, too many requests'))
  expect([result.outcome, ...idsOf(result)]).toEqual(['could-not-run', 'server-busy'])
})

test.each([{}, [], { budgets: [] }])('%j is valid if a list may be empty', async (body) => {
  const subject = { scopes: ['billing'], actions: ['databricks_list_budgets'] }
  const { result } = await performAlone(
    'api',
    at('api', () => json(body)),
    { subject },
  )
  expect(result).toMatchObject({ outcome: 'pass', advice: [] })
})

test('a read follows no redirect, not even within the same server', async () => {
  const asked: string[] = []
  const { result } = await performAlone('api', ({ url }) => {
    asked.push(url.pathname)
    return new Response(null, { status: 302, headers: { location: '/login' } })
  })
  expect([result.outcome, ...idsOf(result)]).toEqual(['could-not-run', 'redirected-within'])
  // And the control.
  expect(asked).toHaveLength(2)
  expect(new Set(asked).size).toBe(1)
})

test('a needed scope is read with, whether or not it was requested', async () => {
  const asked: string[] = []
  await performAlone(
    'api',
    ({ url }) => {
      asked.push(url.pathname)
      return undefined
    },
    { subject: { scopes: ['billing'], actions: ['databricks_list_users'] } },
  )
  expect(asked.some((path) => path.includes('/scim/'))).toBe(true)
})

test('an unneeded scope does not block a connection, and a needed one does', async () => {
  const failing =
    (path: string): Answers =>
    ({ url }) =>
      url.pathname.includes(path) ? json({}, 500) : undefined
  const subject = { scopes: ['scim', 'billing'] }
  expect((await performAlone('api', failing('budgets'), { subject })).result.outcome).toBe('warn')
  expect((await performAlone('api', failing('scim'), { subject })).result.outcome).toBe('could-not-run')
})

test('each read goes to the account, with the token only in its header', async () => {
  const urls: string[] = []
  const { result } = await performAlone(
    'api',
    ({ url }) => {
      urls.push(url.href)
      return undefined
    },
    { subject: { scopes: ['scim', 'billing', 'all-apis'] } },
  )
  expect(urls.length).toBeGreaterThan(3)
  for (const url of urls) {
    expect(url.startsWith(`${ORIGIN}/api/`)).toBe(true)
    expect(url).not.toContain(TOKENS.access_token)
  }
  for (const { url } of result.exchanges) expect(url).not.toContain('?')
})

test('the app’s own record gives its redirect URLs and lifetime, without unreadable parts', async () => {
  const app = {
    client_id: '5a4db0c5-0003-4000-8000-000000000003',
    redirect_urls: ['http://localhost:3000/connect/callback'],
    token_access_policy: { refresh_token_ttl_in_minutes: 60 },
  }
  const subject = { scopes: ['all-apis'], actions: [] }
  const lifetimes = { accessSeconds: 1, refreshMinutes: 5, refreshSource: 'guide' as const, signInAgainBy: null }
  const answers = at('api', () => json({ apps: [{ client_id: 7 }, app] }))
  const { result, found } = await performAlone('api', answers, { subject, found: { lifetimes } })
  // StackOne's users would not be redirected back.
  expect([result.outcome, ...idsOf(result)]).toEqual(['fail', 'app-lacks-redirect'])
  expect(found.lifetimes).toMatchObject({ refreshMinutes: 60, refreshSource: 'app' })
  const none = await performAlone(
    'api',
    at('api', ({ url }) => json({ apps: url.searchParams.get('page_size') === '100' ? 'none' : [] })),
    { subject },
  )
  expect(none.result.outcome).toBe('pass')
})

test.each([
  `${databricksTest.redirectUrl}/`,
  `${databricksTest.redirectUrl}?a=b`,
  databricksTest.redirectUrl.toUpperCase(),
])('redirect URLs are compared exactly, as the server does: %s differs', async (url) => {
  const app = { client_id: '5a4db0c5-0003-4000-8000-000000000003', redirect_urls: [url] }
  const subject = { scopes: ['all-apis'], actions: [] }
  const { result } = await performAlone(
    'api',
    at('api', () => json({ apps: [app] })),
    { subject },
  )
  expect([result.outcome, ...idsOf(result)]).toEqual(['fail', 'app-lacks-redirect'])
})

test.each([0, -1, 0.5, 1e9, '60', null])(
  'an invalid lifetime of %j in the app’s own record is ignored',
  async (minutes) => {
    const app = {
      client_id: '5a4db0c5-0003-4000-8000-000000000003',
      redirect_urls: [databricksTest.redirectUrl],
      token_access_policy: { refresh_token_ttl_in_minutes: minutes },
    }
    const subject = { scopes: ['all-apis'], actions: [] }
    const lifetimes = { accessSeconds: 1, refreshMinutes: 5, refreshSource: 'guide' as const, signInAgainBy: null }
    const answers = at('api', () => json({ apps: [app] }))
    const { result, found } = await performAlone('api', answers, { subject, found: { lifetimes } })
    expect(result.outcome).toBe('pass')
    expect(found.lifetimes).toEqual(lifetimes)
  },
)

test('blocking advice comes before other advice', async () => {
  const app = { client_id: '5a4db0c5-0003-4000-8000-000000000003', redirect_urls: [] }
  const subject = { scopes: ['scim', 'billing', 'all-apis'], actions: ['databricks_list_users'] }
  const answers: Answers = ({ endpoint, url }) => {
    if (endpoint !== 'api') return undefined
    if (url.pathname.includes('budgets')) return json({}, 500)
    return url.pathname.includes('custom-app') ? json({ apps: [app] }) : undefined
  }
  const { result } = await performAlone('api', answers, { subject })
  expect([result.outcome, ...idsOf(result)]).toEqual(['fail', 'app-lacks-redirect', 'server-error'])
})

// Refresh.

test.each([
  ['invalid_request', 'Refresh token is invalid', 'fail', 'refresh-refused'],
  ['invalid_grant', 'Refresh token is invalid', 'fail', 'refresh-refused'],
  ['invalid_request', 'something else', 'fail', 'refresh-refused'],
  ['invalid_request', 'Temporarily throttled, too many requests', 'could-not-run', 'server-busy'],
  ['temporarily_unavailable', '', 'could-not-run', 'temporarily-unavailable'],
  ['unsupported_grant_type', '', 'fail', 'unexpected-status'],
  ['unauthorized_client', '', 'fail', 'client-not-allowed'],
  ['invalid_grant', 'DPoP proof JWT not provided', 'fail', 'token-bound'],
] as const)('the token endpoint’s “%s: %s” judges the refresh: %s', async (error, description, outcome, id) => {
  const answers = at('refresh', () => json({ error, error_description: description }, 400))
  const { result } = await performAlone('refresh', answers)
  expect([result.outcome, ...idsOf(result)]).toEqual([outcome, id])
})

test.each([
  ['scim offline_access', 'pass', []],
  ['scim', 'pass', []],
  ['all-apis', 'pass', []],
  ['offline_access', 'fail', ['refresh-narrower']],
  ['', 'fail', ['refresh-narrower']],
] as const)('a refreshed token with “%s” is a %s', async (scope, outcome, advice) => {
  const { result } = await performAlone(
    'refresh',
    at('refresh', () => json({ ...TOKENS, scope })),
  )
  expect([result.outcome, idsOf(result)]).toEqual([outcome, advice])
})

/** A JSON Web Token without a valid signature. */
function jwt(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`
}

test.each([
  ['scim', 'pass', []],
  ['offline_access', 'fail', ['refresh-narrower']],
  // Without a scope in the response, the former ones stay.
  [undefined, 'pass', []],
])('without a scope in the answer, the refreshed token’s own “%s” counts', async (scope, outcome, advice) => {
  const access_token = jwt({ scope })
  const answers: Answers = ({ endpoint, url }) => {
    if (endpoint === 'refresh') return json({ ...TOKENS, scope: undefined, access_token })
    return endpoint === 'wrong-token' && url.pathname.endsWith('Users') ? json({ Resources: [] }) : undefined
  }
  const { result } = await performAlone('refresh', answers)
  expect([result.outcome, idsOf(result)]).toEqual([outcome, advice])
})

const NOT_TAKEN = json({ error_code: 'X' }, 401)

test.each([
  [NOT_TAKEN, {}, 'fail', ['refreshed-refused']],
  [json({ error_code: 'X', message: 'no' }), {}, 'fail', ['refreshed-refused']],
  [json({}, 503), {}, 'could-not-run', ['server-busy']],
  [json({ error_code: 403, message: 'blocked by Databricks IP ACL' }, 403), {}, 'could-not-run', ['blocked-address']],
  [json({ Resources: null }), {}, 'could-not-run', ['unreadable-answer']],
  [json({ Resources: [] }), {}, 'pass', []],
  [json({ Resources: [] }), { expires_in: 1 }, 'warn', ['short-lived']],
  [NOT_TAKEN, { scope: 'offline_access' }, 'fail', ['refresh-narrower']],
] as const)('the refreshed token is used for a call: %#', async (answer, changes, outcome, advice) => {
  const refreshed = { ...TOKENS, access_token: 'another-token', ...changes }
  const answers: Answers = ({ endpoint }) => {
    if (endpoint === 'refresh') return json(refreshed)
    return endpoint === 'wrong-token' ? answer.clone() : undefined
  }
  const { result } = await performAlone('refresh', answers)
  expect([result.outcome, idsOf(result)]).toEqual([outcome, advice])
})

test('without a working call, the refreshed token is unproven, and nothing is requested', async () => {
  const { result } = await performAlone('refresh', () => undefined, { found: { opened: undefined } })
  expect([result.outcome, ...idsOf(result)]).toEqual(['could-not-run', 'refreshed-untried'])
  expect(result.exchanges).toHaveLength(1)
})

test('a needed scope that was never granted fails the scopes, and not the refresh', async () => {
  const subject = { actions: ['databricks_list_users', 'databricks_list_budgets'] }
  const { result } = await performAlone('refresh', () => undefined, { subject })
  expect(result).toMatchObject({ outcome: 'pass', advice: [] })
})

test('the refresh comes after the last call with the first token, because it may end that token', () => {
  const groupOf = (id: StageId) => AFTER_SIGN_IN.findIndex((group) => group.some((stage) => stage.id === id))
  for (const id of ['api', 'identity'] as const) expect(groupOf('refresh')).toBeGreaterThan(groupOf(id))
})

test('a rotated refresh token is reported', async () => {
  const { result } = await performAlone(
    'refresh',
    at('refresh', () => json({ ...TOKENS, refresh_token: 'refresh-9876543210' })),
  )
  expect([result.outcome, ...idsOf(result)]).toEqual(['warn', 'refresh-rotates'])
})

// Clean-up.

const OFFERED = { metadata: { ...METADATA, revocation_endpoint: `${METADATA.issuer}/v1/revoke` } }
const SECOND = { ...TOKENS, access_token: 'access-9876543210', refresh_token: 'refresh-9876543210' }

/** A server that accepts every revocation, except for these responses; returns the revocations. */
function revoking(answers: Answers = () => undefined) {
  const revoked: string[] = []
  const answer: Answers = (asked) => {
    if (asked.endpoint === 'revoke') revoked.push(`${asked.form.get('token_type_hint')} ${asked.form.get('token')}`)
    return answers(asked)
  }
  return { revoked, answer }
}

test('every issued token is revoked, including replaced ones', async () => {
  const { revoked, answer } = revoking(at('refresh', () => json(SECOND)))
  const { result } = await performAlone('clean-up', answer, { found: OFFERED, after: ['token', 'scopes', 'refresh'] })
  expect(result.outcome).toBe('pass')
  expect(revoked).toEqual([
    `access_token ${TOKENS.access_token}`,
    `refresh_token ${TOKENS.refresh_token}`,
    `access_token ${SECOND.access_token}`,
    `refresh_token ${SECOND.refresh_token}`,
  ])
})

test.each([
  { ...TOKENS, token_type: 'mac' },
  { ...TOKENS, token_type: undefined },
  { ...TOKENS, expires_in: 0 },
  { ...TOKENS, id_token: 'rubbish' },
])('the tokens of a refused answer are revoked too', async (tokens) => {
  const { revoked, answer } = revoking(at('token', () => json(tokens)))
  const { result } = await performAlone('clean-up', answer, { found: OFFERED, after: ['token'] })
  expect(result.outcome).toBe('pass')
  expect(revoked).toEqual([`access_token ${TOKENS.access_token}`, `refresh_token ${TOKENS.refresh_token}`])
})

test('a token listed by the API belongs to somebody else, and is not revoked', async () => {
  const { revoked, answer } = revoking(at('api', () => json({ Resources: [{ refresh_token: 'of-somebody-else' }] })))
  await performAlone('clean-up', answer, { found: OFFERED, after: ['token', 'scopes', 'api'] })
  expect(revoked).toEqual([`access_token ${TOKENS.access_token}`, `refresh_token ${TOKENS.refresh_token}`])
})

test('a token that the API echoes is still revoked', async () => {
  const { revoked, answer } = revoking(at('api', () => json(TOKENS)))
  await performAlone('clean-up', answer, { found: OFFERED, after: ['token', 'scopes', 'api'] })
  expect(revoked).toHaveLength(2)
})

test('an endless number of tokens does not cause endless revocations', async () => {
  const many = Array.from({ length: 100 }, (_none, index) => `"access_token":"access-${index}"`).join(',')
  const headers = { 'content-type': 'application/json' }
  const { revoked, answer } = revoking(at('token', () => new Response(`{${many}}`, { headers })))
  await performAlone('clean-up', answer, { found: OFFERED, after: ['token'] })
  expect(revoked).toHaveLength(8)
})

test.each<[what: string, answers: Answers, found: typeof OFFERED | undefined, outcome: string, says: string]>([
  [
    'where no token came',
    at('token', () => json({ error: 'invalid_grant' }, 400)),
    OFFERED,
    'skipped',
    'No token came.',
  ],
  ['where it is not offered', () => undefined, undefined, 'pass', 'not offered by the server'],
  [
    'where access tokens cannot be',
    at('revoke', ({ form }) =>
      form.get('token_type_hint') === 'access_token' ? json({ error: 'unsupported_token_type' }, 400) : undefined,
    ),
    OFFERED,
    'pass',
    'done for refresh tokens',
  ],
])('nothing is revoked %s, and that is not a failure', async (_what, answers, found, outcome, says) => {
  const { result } = await performAlone('clean-up', answers, { ...(found && { found }), after: ['token'] })
  expect(result.outcome).toBe(outcome)
  expect(result.evidence.at(-1)?.value).toContain(says)
})

test.each([json({}, 503), json({ error: 'unsupported_token_type' }, 400)])(
  'a failing revocation is reported, and is not a failure',
  async (refused) => {
    const { result } = await performAlone(
      'clean-up',
      at('revoke', ({ form }) => (form.get('token_type_hint') === 'refresh_token' ? refused.clone() : undefined)),
      { found: OFFERED, after: ['token'] },
    )
    expect([result.outcome, ...idsOf(result)]).toEqual(['warn', 'revocation-failed'])
  },
)

// Identity.

test.each([
  [{ email: 'ada@x.example', sub: '1' }, 'pass', ['email', 'sub']],
  [{ name: 'Ada', email: 'ada@x.example', preferred_username: 'ada', sub: '1' }, 'pass', ['name', 'email', 'sub']],
  [{ sub: 'ada@x.example' }, 'pass', ['sub']],
  [{ email: '', sub: 5 }, 'warn', []],
  [{}, 'warn', []],
] as const)('the claims %j name someone: %s', async (claims, outcome, labels) => {
  const { result } = await performAlone('identity', () => undefined, { found: { claims } })
  expect([result.outcome, result.evidence.map(({ label }) => label)]).toEqual([outcome, labels])
})

/** Looks up the user with this ID, with this response; returns the requested paths. */
async function identify(answer: () => Response | undefined, claims: object, scope = 'scim') {
  const asked: string[] = []
  const answers: Answers = ({ url }) => {
    asked.push(url.pathname.replace(SUBJECT.accountId, 'ID'))
    return answer()
  }
  const tokens = { access: 'a', refresh: 'r', expiresIn: 1, at: NOW.toISOString(), scope }
  const { result } = await performAlone('identity', answers, { found: { tokens, claims: { ...claims } } })
  return { asked, outcome: result.outcome, evidence: result.evidence }
}

const ADA = { id: '7', displayName: 'Ada Admin', userName: 'ada@x.example' }

test('a user without a name in the tokens is looked up, and shown by name and e-mail beside the ID', async () => {
  for (const scope of ['scim', 'all-apis']) {
    expect(await identify(() => json(ADA), { sub: '7' }, scope)).toEqual({
      asked: ['/api/2.0/accounts/ID/scim/v2/Users/7'],
      outcome: 'pass',
      evidence: [
        { label: 'displayName', value: 'Ada Admin' },
        { label: 'userName', value: 'ada@x.example' },
        { label: 'sub', value: '7' },
      ],
    })
  }
})

test.each([
  ['another user', () => json({ ...ADA, id: '8' })],
  ['a list', () => json([ADA])],
  ['a refusal', () => json({ error_code: 'X' }, 403)],
  ['a fault', () => json({}, 500)],
  ['names that are none', () => json({ ...ADA, displayName: 5, userName: null })],
])('%s in place of the user fails nothing, and names nobody', async (_what, answer) => {
  expect(await identify(answer, { sub: '7' })).toMatchObject({
    outcome: 'pass',
    evidence: [{ label: 'sub', value: '7' }],
  })
})

test.each([
  ['who has a name already', { sub: '7', name: 'Ada' }, 'scim'],
  ['without the scope for it', { sub: '7' }, 'billing'],
  ['whose ID leads elsewhere', { sub: '../../x' }, 'scim'],
  ['whose ID is an address', { sub: 'ada@x.example' }, 'scim'],
  ['who has no ID', {}, 'scim'],
])('no lookup is made for a user %s', async (_what, claims, scope) => {
  expect((await identify(() => json(ADA), claims, scope)).asked).toEqual([])
})
