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

/** Refusals of the account API without a reason. */
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
  fault('api-any-token', 'A token that is not valid is taken too', ifStatus(401, [])),
  fault('api-list-null', 'There is null in the place of the list', ifStatus(200, null)),
  fault(
    'api-list-is-error',
    'There is an error in the place of the list',
    ifStatus(200, { error_code: 'PERMISSION_DENIED', message: 'no' }),
  ),
  fault(
    'api-items-are-errors',
    'The list is one of errors',
    ifStatus(200, [{ error_code: 'PERMISSION_DENIED', message: 'User is not an account admin' }]),
  ),
  fault(
    'api-other-account',
    'The list is of another account',
    ifStatus(200, [{ account_id: '00000000-0000-4000-8000-000000000000' }]),
  ),
  fault('api-bare-array', 'An empty list without an object around it, which is a success', (answer) =>
    answer.status === 200 ? json(200, []) : answer,
  ),
]

/** The key of each API call's list. */
const LISTS: Readonly<Record<string, string>> = {
  scim: 'Resources',
  billing: 'budgets',
  provisioning: 'workspaces',
  'unity-catalog': 'metastores',
  networking: 'ip_access_lists',
  'access-management': 'roles',
  authentication: 'apps',
}

/** Replaces the list of a response with status 200 by this. */
function ifStatus(status: number, list: unknown): Effect {
  return (answer, { scope }) => (answer.status === status ? json(200, { [LISTS[scope ?? ''] ?? '']: list }) : answer)
}

function fault(id: string, title: string, effect: Effect): Fault {
  return { id, title, target: 'api', effect }
}
