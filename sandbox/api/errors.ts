import { randomUUID } from 'node:crypto'
import { type Answer, json } from '../http/answer'

/** An error in the format of Databricks' APIs. */
export function apiError(status: number, code: string | number, message: string): Answer {
  return json(status, { error_code: code, message })
}

/** The response for a token of another account. */
export function invalidToken(): Answer {
  return apiError(401, 'UNAUTHENTICATED', 'Invalid access token')
}

/** The answer for a token that has expired: 403 and not 401. */
export function expiredToken(): Answer {
  return apiError(403, 403, `Invalid access token. ${requestId()}`)
}

/** The answer for a token without the scope. Sometimes Databricks does not name it. */
export function missingScope(scope: string | null): Answer {
  const named = scope ? `: ${scope}` : ''
  return apiError(403, 'PERMISSION_DENIED', `Provided OAuth token does not have required scopes${named} ${requestId()}`)
}

/** The answer for users who are not account admins. */
export function notAnAdmin(): Answer {
  return apiError(
    403,
    'PERMISSION_DENIED',
    'This API is disabled for users without account admin status. Contact your administrator for more information.',
  )
}

/** The response for an unknown path. */
export function endpointNotFound(method: string, path: string): Answer {
  return apiError(404, 'ENDPOINT_NOT_FOUND', `No API found for '${method} ${path}'`)
}

/** The suffix of some of Databricks' messages. */
export function requestId(): string {
  return `[ReqId: ${randomUUID()}]`
}
