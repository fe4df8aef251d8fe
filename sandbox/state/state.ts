import { makeSigningKey, type SigningKey } from '../oauth/signing-key'
import { Projects } from '../stackone/project'
import { Accounts } from './accounts'
import { Sessions } from './sessions'

/** The sandbox's data, which is lost when the sandbox ends. */
export interface SandboxState {
  publicUrl: string
  now: () => Date
  accounts: Accounts
  sessions: Sessions
  stackOne: Projects
  signingKey: SigningKey
}

/** A new state. The signing key is the process's own. */
export function makeState(publicUrl: string, now: () => Date): SandboxState {
  return {
    publicUrl,
    now,
    accounts: new Accounts(),
    sessions: new Sessions(),
    stackOne: new Projects(),
    signingKey: makeSigningKey(),
  }
}
