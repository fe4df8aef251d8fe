import type { App } from './apps'
import { Recent } from './recent'

/** The app and the scopes of a sign-in that has started. */
export interface Begun {
  clientId: string
  scope: string
}

/** The faults of an account, and the delay of its responses. */
interface FaultSettings {
  on: ReadonlySet<string>
  latency: number
}

/** An account of the sandbox. */
export interface Account {
  id: string
  name: string
  /** Whether it has groups, workspaces and so on, or only users. */
  isSeeded: boolean
  apps: Map<string, App>
  faults: FaultSettings
  /** Started sign-ins, by their state. */
  begun: Recent<Begun>
  /** Issued codes, used or not. */
  codes: Recent<true>
  /** Tokens that a fault changed, with the original ones. */
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
