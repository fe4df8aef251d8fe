import type { App } from './apps'
import { Recent } from './recent'

/** The app and the scopes of a sign-in that has started. */
export interface Begun {
  clientId: string
  scope: string
}

/** Which faults are on in an account, and how late its answers are. */
interface FaultSettings {
  on: ReadonlySet<string>
  latency: number
}

/** An account of the sandbox. */
export interface Account {
  id: string
  name: string
  /** Whether it has groups, workspaces and so on, or nothing but its users. */
  isSeeded: boolean
  apps: Map<string, App>
  faults: FaultSettings
  /** Sign-ins that were begun, by their state. */
  begun: Recent<Begun>
  /** Codes that were given out, used or not. */
  codes: Recent<true>
  /** Tokens that a fault changed, and the true ones that they stand for. */
  aliases: Recent<string>
}

const NO_FAULTS: FaultSettings = { on: new Set(), latency: 0 }

/** An account without app connections. */
export function makeAccount(id: string, name: string, isSeeded: boolean): Account {
  return {
    id,
    name,
    isSeeded,
    apps: new Map(),
    faults: NO_FAULTS,
    begun: new Recent(),
    codes: new Recent(),
    aliases: new Recent(),
  }
}

/** The app with this client ID in the account, or null. */
export function appByClientId(account: Account, clientId: string | null): App | null {
  for (const app of account.apps.values()) if (app.clientId === clientId) return app
  return null
}

/** Whether a fault is on in the account. */
export function isOn(account: Account, fault: string): boolean {
  return account.faults.on.has(fault)
}
