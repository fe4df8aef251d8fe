import { authorizationCodeGrant } from 'openid-client'
import { oauthClient } from '../client'
import { defineStage, type Facts, type Tokens, type Verdict } from '../define-stage'
import { judgeOAuthError, judgeProblem, whatWasSeen } from '../judge-problem'
import { lifetimesOf } from '../lifetimes'
import type { Problem, RequestResult } from '../problem'
import type { Advice, Evidence } from '../stage'
import { toResult } from '../to-problem'
import { advise, couldNotRun, fail, passOrWarn } from '../verdict'
import { brokenRule, lifetimeAdvice, readClaims, ruleAdvice, wantsKey } from './check-token-response'

/** Exchanges the code for tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5). */
export const token = defineStage({
  id: 'token',
  name: 'Tokens',
  proves: 'that the code was exchanged for tokens that keep the connection alive',
  limitMs: 15_000,
  needs: ['authorize'],
  act: async (context) => {
    const { callback = '', pending, metadata } = context.found
    let askedForKeys = false
    const ask: typeof context.ask = (url, init) => {
      askedForKeys ||= url === metadata?.jwks_uri
      return context.ask(url, init)
    }
    const answer = await toResult(async () => {
      const answer = await authorizationCodeGrant(
        oauthClient({ ...context, ask }, { verifiesIdTokens: true }),
        new URL(`${context.subject.redirectUri}?${callback}`),
        {
          expectedState: pending?.state ?? '',
          pkceCodeVerifier: pending?.verifier ?? '',
          ...(pending?.nonce && { expectedNonce: pending.nonce, idTokenExpected: true }),
        },
      )
      const tokens: Tokens = {
        access: answer.access_token,
        refresh: answer.refresh_token ?? null,
        expiresIn: answer.expires_in ?? null,
        scope: answer.scope ?? null,
        at: context.now().toISOString(),
      }
      const broken = brokenRule(answer)
      return { tokens, broken, accessClaims: readClaims(answer.access_token), idClaims: answer.claims() ?? {} }
    })
    return { answer, askedForKeys }
  },
  judge: judgeToken,
})

type Claims = Readonly<Record<string, unknown>>

interface Exchanged {
  /** `broken`: the violated rule that makes it unusable for StackOne. */
  answer: RequestResult<{ tokens: Tokens; broken: string | null; accessClaims: Claims; idClaims: Claims }>
  /** Whether the server's keys were requested: then tokens had arrived. */
  askedForKeys: boolean
}

function judgeToken({ answer, askedForKeys }: Exchanged, facts: Facts): Verdict {
  if (!answer.ok) return judgeTokenProblem(answer.problem, askedForKeys, facts)
  const { tokens, broken, accessClaims, idClaims } = answer.value
  if (broken !== null) return fail([ruleAdvice(broken)])
  const offline = facts.guide.offlineAccess?.scope
  const isAsked = offline !== undefined && facts.subject.scopes.includes(offline)
  const lifetimes = lifetimesOf(tokens, accessClaims, facts.provider)
  const found = { tokens, claims: { ...accessClaims, ...idClaims }, accessClaims, lifetimes }
  const evidence: Evidence[] = [
    {
      label: 'Access token',
      value: lifetimes.accessSeconds === null ? 'lifetime not told' : `for ${lifetimes.accessSeconds} s`,
    },
    { label: 'Refresh token', value: tokens.refresh ? 'yes' : 'none' },
  ]
  if (isAsked && !tokens.refresh) return fail([advise('no-refresh-token', { scope: offline })], evidence, found)
  return passOrWarn(
    [
      ...(tokens.refresh
        ? []
        : [offline ? advise('no-refresh-token-asked', { scope: offline }) : advise('no-refresh-token')]),
      ...(tokens.expiresIn === null ? [advise('lifetime-unknown')] : lifetimeAdvice(lifetimes.accessSeconds)),
    ],
    evidence,
    found,
  )
}

function judgeTokenProblem(problem: Problem, askedForKeys: boolean, facts: Facts): Verdict {
  const evidence = whatWasSeen(problem)
  if (problem.kind === 'protocol') return fail([protocolAdvice(problem)], evidence)
  if (askedForKeys) return couldNotRun([advise('keys-unavailable')], evidence)
  if (problem.kind !== 'oauth') return judgeProblem(problem, facts)
  if (wantsKey(problem)) return fail([advise('token-bound')], evidence)
  if (problem.error === 'invalid_grant') return fail([advise('code-refused')], evidence)
  if (problem.error === 'unauthorized_client') return fail([advise('client-not-allowed')], evidence)
  if (problem.error === 'invalid_client') return fail([advise('wrong-credentials')], evidence)
  return judgeOAuthError(problem, facts)
}

/** The parts of an ID token that the library checks (OpenID Connect Core section 3.1.3.7). */
const ID_TOKEN_CLAIMS = ['iss', 'aud', 'exp', 'nbf', 'iat', 'nonce', 'azp', 'sub', 'auth_time', 'id_token']

function protocolAdvice({ code, what }: Extract<Problem, { kind: 'protocol' }>): Advice {
  if (ID_TOKEN_CLAIMS.includes(what)) return advise('id-token-refused', { what })
  if (/signature|KEY_SELECTION/i.test(`${code} ${what}`)) return advise('id-token-refused', { what: 'signature' })
  return advise('answer-breaks-rules', { what })
}
