import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'

/** Where the OAuth server of an account is, below the sandbox. */
export function accountPath({ id }: Account): string {
  return `/oidc/accounts/${id}`
}

/** The issuer of an account's tokens. */
export function issuerOf({ publicUrl }: Pick<SandboxState, 'publicUrl'>, account: Account): string {
  return publicUrl + accountPath(account)
}
