import {
  apiError,
  endpointNotFound,
  expiredToken,
  invalidToken,
  missingScope,
  notAnAdmin,
  requestId,
} from '../api/errors'
import { json } from '../http/answer'
import type { Effect, Fault } from './fault'

/** What the account API can say although everything is right. */
export const API_FAULTS: readonly Fault[] = [
  fault('api-not-admin', 'The user is not an account admin', notAnAdmin),
  fault('api-missing-scope', 'The token lacks the scope, which is named', (_answer, { scope }) => missingScope(scope)),
  fault('api-missing-scope-unnamed', 'The token lacks a scope, which is not named', () => missingScope(null)),
  fault('api-ip-blocked', 'An IP access list blocks the address', (_answer, { account }) =>
    apiError(
      403,
      403,
      `Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for account: ${account.id} ${requestId()}`,
    ),
  ),
  fault('api-expired-token', 'The token has expired (status 403)', expiredToken),
  fault('api-401', 'The token is invalid (status 401)', invalidToken),
  fault('api-404', 'There is no such API (status 404)', (_answer, { ask }) =>
    endpointNotFound(ask.method, ask.url.pathname),
  ),
  fault('api-odd-403', 'Status 403 with a message that nobody has seen before', () =>
    apiError(403, 'PERMISSION_DENIED', 'The moon is in the wrong phase for this operation.'),
  ),
  fault('api-bare-array', 'An empty list without an object around it, which is a success', () => json(200, [])),
]

function fault(id: string, title: string, effect: Effect): Fault {
  return { id, title, target: 'api', effect }
}
