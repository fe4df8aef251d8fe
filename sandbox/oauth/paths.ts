import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'

/** The path of an account's OAuth server, below the sandbox. */
export function accountPath({ id }: Account): string {
  return `/oidc/accounts/${id}`
}

/** The issuer of an account's tokens. */
export function issuerOf({ publicUrl }: Pick<SandboxState, 'publicUrl'>, account: Account): string {
  return publicUrl + accountPath(account)
}
