import type { Answer } from '../http/answer'
import type { Ask } from '../http/ask'
import type { Delivery } from '../http/deliver'
import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'

export const API_TARGETS = [
  'api-scim',
  'api-billing',
  'api-provisioning',
  'api-unity-catalog',
  'api-networking',
  'api-access-management',
  'api-authentication',
] as const

/** The responses of an account that a fault changes. */
export const TARGETS = [
  'account',
  'metadata',
  'jwks',
  'authorize',
  'callback',
  'client',
  'token',
  'refresh',
  'api',
  ...API_TARGETS,
] as const

export type Target = (typeof TARGETS)[number]

/** The request that failed. */
export interface FaultContext {
  state: SandboxState
  account: Account
  ask: Ask
  /** The scope that the API call needs. */
  scope: string | null
}

/** Changes the valid response. */
export type Effect = (answer: Answer, context: FaultContext) => Delivery | Promise<Delivery>

/** A fault that can be switched on. */
export interface Fault {
  id: string
  /** The fault, in one line. */
  title: string
  target: Target
  effect: Effect
}

/** The names of the targets, for the faults page. */
export const TARGET_TITLES: Record<Target, string> = {
  account: 'Every answer of the account',
  metadata: 'Metadata documents',
  jwks: 'Signing keys',
  authorize: 'The browser’s way in (authorize)',
  callback: 'The way back to the app (callback)',
  client: 'Token endpoint, for a code that was never given out',
  token: 'Token endpoint, for a code',
  refresh: 'Token endpoint, for a refresh token',
  api: 'Account API, every call',
  'api-scim': 'Account API, scim',
  'api-billing': 'Account API, billing',
  'api-provisioning': 'Account API, provisioning',
  'api-unity-catalog': 'Account API, unity-catalog',
  'api-networking': 'Account API, networking',
  'api-access-management': 'Account API, access-management',
  'api-authentication': 'Account API, authentication',
}
