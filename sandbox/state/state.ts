import { makeSigningKey, type SigningKey } from '../oauth/signing-key'
import { Accounts } from './accounts'
import { Sessions } from './sessions'

/** Everything that the sandbox knows. It is gone when the sandbox ends. */
export interface SandboxState {
  publicUrl: string
  now: () => Date
  accounts: Accounts
  sessions: Sessions
  signingKey: SigningKey
}

/** A fresh state. The signing key is the process's own. */
export function makeState(publicUrl: string, now: () => Date): SandboxState {
  return { publicUrl, now, accounts: new Accounts(), sessions: new Sessions(), signingKey: makeSigningKey() }
}
