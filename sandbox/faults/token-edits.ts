import { type Answer, objectOf, withBody } from '../http/answer'
import { isApiScope, splitScopes } from '../oauth/scopes'
import { resign } from '../oauth/signing-key'
import type { Effect, FaultContext } from './fault'

/** The body of a token response. */
export type Tokens = Record<string, unknown> & { access_token: string }

/** Changes the response to a successful token request. Undefined values remove a field. */
export function editTokens(
  changes: (tokens: Tokens, context: FaultContext) => Record<string, unknown> | Promise<Record<string, unknown>>,
): Effect {
  return async (answer: Answer, context: FaultContext) => {
    const tokens = answer.status === 200 ? objectOf(answer) : null
    if (!isTokens(tokens)) return answer
    return withBody(answer, { ...tokens, ...(await changes(tokens, context)) })
  }
}

/** Changes the granted scopes, in the response and in the access token. */
export function editScopes(change: (scopes: string[]) => string[]): Effect {
  return editTokens(async (tokens, { state }) => {
    const scope = change(splitScopes(String(tokens.scope ?? ''))).join(' ')
    return { scope, access_token: await resign(state.signingKey, tokens.access_token, { scope }) }
  })
}

/** One API scope less; never without offline_access. */
export function narrower(scopes: readonly string[]): string[] {
  const ofApi = scopes.filter(isApiScope)
  if (ofApi.length === 1 && ofApi[0] === 'all-apis') {
    return scopes.map((scope) => (scope === 'all-apis' ? 'sql' : scope))
  }
  const dropped = ofApi.at(-1)
  return scopes.filter((scope) => scope !== dropped)
}

/** Makes the API accept one token as another. */
export function alias({ account }: FaultContext, token: string, trueToken: string): string {
  account.aliases.set(token, account.aliases.get(trueToken) ?? trueToken)
  return token
}

function isTokens(value: Record<string, unknown> | null): value is Tokens {
  return typeof value?.access_token === 'string'
}
