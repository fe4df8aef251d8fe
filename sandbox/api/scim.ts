import { type Answer, json } from '../http/answer'
import type { User } from '../state/users'

const MAX_COUNT = 100

/** A SCIM list. Databricks leaves `Resources` out if it is empty. */
export function scimList(resources: readonly object[], query: URLSearchParams): Answer {
  const startIndex = Math.max(1, wholeNumber(query.get('startIndex')) ?? 1)
  const count = Math.min(MAX_COUNT, wholeNumber(query.get('count')) ?? MAX_COUNT)
  const shown = resources.slice(startIndex - 1, startIndex - 1 + count)
  return json(200, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    startIndex,
    itemsPerPage: shown.length,
    ...(shown.length > 0 ? { Resources: shown } : {}),
  })
}

/** The SCIM error for a missing resource (RFC 7644 section 3.12). */
export function scimNotFound(detail: string): Answer {
  return json(404, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '404', detail })
}

/** A user as SCIM has it. */
export function scimUser({ id, name, givenName, familyName, email, isAdmin }: User): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id,
    userName: email,
    displayName: name,
    name: { givenName, familyName },
    emails: [{ type: 'work', value: email, primary: true }],
    active: true,
    ...(isAdmin ? { roles: [{ type: 'direct', value: 'account_admin' }] } : {}),
  }
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null
}
