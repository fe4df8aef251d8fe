import type { StackOne } from './client'
import type { ConnectorProfile, LinkedAccount } from './schema'

/** StackOne's answer about a connector in the project, without secrets. */
export interface SeenConnector {
  profiles: readonly ConnectorProfile[]
  /** Whether the connector can be used; `not-listed`: StackOne does not list it for this project. */
  state: 'enabled' | 'disabled' | 'not-listed' | 'unknown'
  accounts: readonly LinkedAccount[]
  /** Whether these are all accounts: the number read is limited. */
  hasAllAccounts: boolean
}

/** Reads everything about a connector. Rejects with StackOneError. */
export async function seeConnector(
  stackOne: StackOne,
  connector: string,
  signal?: AbortSignal,
): Promise<SeenConnector> {
  const [profiles, connectors, accounts] = await Promise.all([
    stackOne.connectorProfiles(connector, signal),
    stackOne.connectors(signal),
    stackOne.accounts(connector, undefined, signal),
  ])
  const listed = connectors.find(({ key }) => key === connector)
  const state = listed ? stateOf(listed.isEnabled) : 'not-listed'
  return { profiles, state, accounts: accounts.items, hasAllAccounts: accounts.isWhole }
}

function stateOf(isEnabled: boolean | null): SeenConnector['state'] {
  if (isEnabled === null) return 'unknown'
  return isEnabled ? 'enabled' : 'disabled'
}
