import { objectOf, withBody } from '../http/answer'
import type { Effect, Fault } from './fault'
import { ELSEWHERE } from './generic'

/** Faults of a metadata document. */
export const METADATA_FAULTS: readonly Fault[] = [
  fault('wrong-issuer', 'The issuer is on another host', () => ({ issuer: 'https://elsewhere.example/oidc' })),
  fault('issuer-slash', 'The issuer has a trailing slash', ({ issuer }) => ({ issuer: `${issuer}/` })),
  fault('no-token-endpoint', 'There is no token endpoint', () => ({ token_endpoint: undefined })),
  fault('token-endpoint-elsewhere', `The token endpoint is ${ELSEWHERE}`, () => ({ token_endpoint: ELSEWHERE })),
  fault('iss-not-announced', 'It does not say that callbacks carry iss', () => ({
    authorization_response_iss_parameter_supported: undefined,
  })),
]

function fault(
  id: string,
  title: string,
  changes: (document: Record<string, unknown>) => Record<string, unknown>,
): Fault {
  const effect: Effect = (answer) => {
    const document = objectOf(answer)
    return document ? withBody(answer, { ...document, ...changes(document) }) : answer
  }
  return { id, title, target: 'metadata', effect }
}
