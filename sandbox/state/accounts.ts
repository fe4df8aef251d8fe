import type { Ask } from '../http/ask'
import { isFromOtherSite } from '../http/other-site'
import { type Account, makeAccount } from './account'
import { Recent } from './recent'

const MAX_OTHERS = 1_000
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A page of another site requested an unknown account. */
export class ForeignAccountError extends Error {}

/** Every UUID is an account: two are seeded, the others are created at their first use. */
export class Accounts {
  /** The account for requests that name none. */
  readonly first = makeAccount('5a4db0c5-0001-4000-8000-000000000001', 'Sandbox account', true)
  /** The accounts of the sign-in form. */
  readonly seeded: readonly Account[] = [
    this.first,
    makeAccount('5a4db0c5-0002-4000-8000-000000000002', 'Other sandbox account', true),
  ]
  private readonly others = new Recent<Account>(MAX_OTHERS)

  /**
   * The account with this ID, created if necessary. Null if the ID is not a UUID. Another site may not create accounts,
   * because it could push out those in use: that throws a ForeignAccountError.
   */
  open(id: string | null | undefined, ask: Pick<Ask, 'headers'>): Account | null {
    if (!id || !UUID.test(id)) return null
    const key = id.toLowerCase()
    const known = this.seeded.find((account) => account.id === key) ?? this.others.get(key)
    if (known) return known
    if (isFromOtherSite(ask)) throw new ForeignAccountError(`Another site asked for the account ${key}.`)
    const account = makeAccount(key, 'Empty sandbox account', false)
    this.others.set(key, account)
    return account
  }
}
