import { type Account, makeAccount } from './account'
import { Recent } from './recent'

const SEEDED = [
  { id: '5a4db0c5-0001-4000-8000-000000000001', name: 'Sandbox account' },
  { id: '5a4db0c5-0002-4000-8000-000000000002', name: 'Other sandbox account' },
]
const MAX_OTHERS = 1_000
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Every UUID is an account: two are seeded, the others are made when they are first asked for. */
export class Accounts {
  private readonly seeded = new Map(SEEDED.map(({ id, name }) => [id, makeAccount(id, name, true)]))
  private readonly others = new Recent<Account>(MAX_OTHERS)

  /** The account with this ID. Null when the ID is no UUID. */
  find(id: string | null | undefined): Account | null {
    if (!id || !UUID.test(id)) return null
    const key = id.toLowerCase()
    const known = this.seeded.get(key) ?? this.others.get(key)
    if (known) return known
    const account = makeAccount(key, 'Empty sandbox account', false)
    this.others.set(key, account)
    return account
  }

  /** The accounts that one can choose from. */
  listed(): readonly Account[] {
    return [...this.seeded.values()]
  }
}

export const FIRST_ACCOUNT_ID = '5a4db0c5-0001-4000-8000-000000000001'
