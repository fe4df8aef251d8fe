import { resign } from '../oauth/signing-key'
import type { Fault, FaultContext } from './fault'
import { editTokens } from './token-edits'

const HOUR = 3_600

/** Faults of an ID token. */
export const ID_TOKEN_FAULTS: readonly Fault[] = [
  claims('id-token-wrong-nonce', 'The nonce is another one', () => ({ nonce: 'another' })),
  fault('id-token-bad-signature', 'The signature is wrong', (idToken) => spoilSignature(idToken)),
  claims('id-token-expired', 'It expired an hour ago', (now) => ({ iat: now - 2 * HOUR, exp: now - HOUR })),
  claims('id-token-wrong-issuer', 'It is from another issuer', () => ({ iss: 'https://elsewhere.example/oidc' })),
  claims('id-token-wrong-audience', 'It is for another app', () => ({ aud: 'another-app' })),
  fault('id-token-missing', 'There is none', () => undefined),
]

type Change = (idToken: string, context: FaultContext) => Promise<string> | string | undefined

function fault(id: string, title: string, change: Change): Fault {
  return {
    id,
    title: `ID token: ${title}`,
    target: 'token',
    effect: editTokens(async ({ id_token }, context) =>
      typeof id_token === 'string' ? { id_token: await change(id_token, context) } : {},
    ),
  }
}

function claims(id: string, title: string, changes: (now: number) => Record<string, unknown>): Fault {
  return fault(id, title, (idToken, { state }) =>
    resign(state.signingKey, idToken, changes(Math.floor(state.now().getTime() / 1_000))),
  )
}

function spoilSignature(token: string): string {
  const [header, payload, signature = ''] = token.split('.')
  return [header, payload, [...signature].reverse().join('')].join('.')
}
