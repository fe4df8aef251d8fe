import type { App } from '../state/apps'

/** The scopes in Databricks' metadata. Its narrower scopes are not among them. */
export const ANNOUNCED_SCOPES = ['all-apis', 'email', 'offline_access', 'openid', 'profile', 'sql']

/** The scopes of every app that was created in the console. */
const AUTOMATIC_SCOPES: readonly string[] = ['openid', 'email', 'profile', 'offline_access']

/** The scopes that `all-apis` includes. */
const API_SCOPES: readonly string[] = [
  'all-apis',
  'sql',
  'access-management',
  'authentication',
  'billing',
  'identity',
  'networking',
  'provisioning',
  'scim',
  'settings',
  'unity-catalog',
]

type AppScopes = Pick<App, 'scopes' | 'isMadeInConsole'>

/** Whether a scope is the API's, and not OpenID's. */
export function isApiScope(scope: string): boolean {
  return API_SCOPES.includes(scope)
}

/** The scopes that an app cannot request. */
export function unassignedScopes(app: AppScopes, asked: readonly string[]): string[] {
  return asked.filter((scope) => !isAssigned(app, scope))
}

/** Every scope that an app can request. */
export function assignedScopes(app: AppScopes): string[] {
  const known = [...AUTOMATIC_SCOPES, ...API_SCOPES, ...app.scopes]
  return [...new Set(known)].filter((scope) => isAssigned(app, scope))
}

/** The scopes in a list separated by spaces. */
export function splitScopes(list: string | null | undefined): string[] {
  return [...new Set((list ?? '').split(/\s+/).filter(Boolean))]
}

function isAssigned({ scopes, isMadeInConsole }: AppScopes, scope: string): boolean {
  if (scopes.includes(scope)) return true
  if (AUTOMATIC_SCOPES.includes(scope)) return isMadeInConsole
  return scopes.includes('all-apis') && isApiScope(scope)
}
