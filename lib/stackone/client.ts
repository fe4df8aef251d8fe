import { type AskOptions, makeAsk } from './ask'
import {
  accountSchema,
  type ConnectionAttempt,
  type Connector,
  type ConnectorActions,
  type ConnectorProfile,
  connectorActionsSchema,
  connectorProfileSchema,
  connectorSchema,
  type LinkedAccount,
  listSchema,
  type NewSession,
  newSessionSchema,
  sessionSchema,
} from './schema'
import { StackOneError } from './stackone-error'

const PAGE_SIZE = 100
/** The longest list that is read: StackOne's may be longer than needed, or endless. */
const MAX_PAGES = 50

/** The options of a link to an account. */
interface LinkRequest {
  /** The connector profile in StackOne. */
  profileId: string
  connector: string
  ownerId: string
  ownerName: string
  /** In seconds. */
  expiresIn: number
  /** The account that signs in again; null: a new one. */
  accountId: string | null
}

/** Accounts, and whether the list is complete: a project may have more than are read. */
interface AccountList {
  items: LinkedAccount[]
  isWhole: boolean
}

/** StackOne's API, as far as the wizard uses it. Each call rejects with StackOneError only. */
export interface StackOne {
  /** A connector's profiles in the project. */
  connectorProfiles: (connector: string, signal?: AbortSignal) => Promise<ConnectorProfile[]>
  /** The connectors that StackOne lists for the project. */
  connectors: (signal?: AbortSignal) => Promise<Connector[]>
  /** The actions of a connector in StackOne, of all its versions. */
  connectorActions: (connector: string, signal?: AbortSignal) => Promise<ConnectorActions[]>
  /** Creates a session and its Auth Link. */
  createSession: (request: LinkRequest) => Promise<NewSession>
  /** The newest sign-in of a session; null if StackOne reports none. */
  latestAttempt: (token: string, signal?: AbortSignal) => Promise<ConnectionAttempt | null>
  /** A connector's accounts in the project, or those of one owner. */
  accounts: (connector: string, ownerId?: string, signal?: AbortSignal) => Promise<AccountList>
  account: (id: string, signal?: AbortSignal) => Promise<LinkedAccount>
}

/** A client of StackOne's API. */
export function stackOneClient(options: AskOptions): StackOne {
  const ask = makeAsk(options)
  const cleaned = (account: LinkedAccount): LinkedAccount => ({
    ...account,
    reasons: account.reasons.map((reason) => ({
      ...reason,
      description: reason.description && options.clean(reason.description),
    })),
  })

  /** A list in numbered pages: bare, or with a total, or without. */
  async function numbered<Item extends Parameters<typeof listSchema>[0]>(
    item: Item,
    path: string,
    query: readonly (readonly [string, string])[],
    signal?: AbortSignal,
  ) {
    const items = []
    const schema = listSchema(item)
    for (let page = 1; page <= MAX_PAGES; page++) {
      const all = [...query, ['page', `${page}`] as const, ['page_size', `${PAGE_SIZE}`] as const]
      const got = await ask(schema, { path: `${path}?${search(all)}`, signal })
      items.push(...got.items)
      const isLast =
        got.items.length === 0 || (got.total === null ? got.items.length < PAGE_SIZE : items.length >= got.total)
      if (isLast) return { items, isWhole: true }
    }
    return { items, isWhole: false }
  }

  return {
    connectorProfiles: async (connector, signal) => {
      const all = await numbered(connectorProfileSchema, '/auth_configs', [['connector_key', connector]], signal)
      // In case StackOne ignores the filter.
      return distinct(all.items).filter((profile) => profile.connector === connector)
    },
    connectors: async (signal) => (await ask(listSchema(connectorSchema), { path: '/connectors/meta', signal })).items,
    connectorActions: async (connector, signal) => {
      const found: ConnectorActions[] = []
      const seen = new Set<string>()
      let next: string | null = null
      do {
        const query: [string, string][] = [
          ['filter[connectors]', connector],
          ['page_size', `${PAGE_SIZE}`],
          ...(next === null ? [] : [['next', next] as [string, string]]),
        ]
        const page: { items: ConnectorActions[]; next: string | null } = await ask(listSchema(connectorActionsSchema), {
          path: `/actions?${search(query)}`,
          signal,
        })
        found.push(...page.items.filter((each) => each.connector === connector))
        next = page.next
        if (next !== null && (seen.has(next) || seen.size >= MAX_PAGES)) {
          throw new StackOneError({ kind: 'unreadable', by: null })
        }
        if (next !== null) seen.add(next)
      } while (next !== null)
      return found
    },
    createSession: async ({ profileId, connector, ownerId, ownerName, expiresIn, accountId }) => {
      const session = await ask(newSessionSchema, {
        path: '/connect_sessions',
        body: {
          origin_owner_id: ownerId,
          origin_owner_name: ownerName,
          provider: connector,
          // The name in StackOne's guide, and the one in its reference and SDK.
          connector_profile_id: profileId,
          integration_id: profileId,
          expires_in: expiresIn,
          ...(accountId === null ? {} : { account_id: accountId }),
        },
      })
      // An API that ignores the name would use the connector's default profile.
      if (session.profileId !== null && session.profileId !== profileId) {
        throw new StackOneError({ kind: 'other-profile' })
      }
      return session
    },
    latestAttempt: async (token, signal) =>
      (await ask(sessionSchema, { path: '/connect_sessions/authenticate', body: { token }, signal })).attempt,
    accounts: async (connector, ownerId, signal) => {
      const query: [string, string][] = [
        ['providers[]', connector],
        ...(ownerId === undefined ? [] : [['origin_owner_id', ownerId] as [string, string]]),
      ]
      const all = await numbered(accountSchema, '/accounts', query, signal)
      const isAsked = ({ provider, ownerId: owner }: LinkedAccount) =>
        provider === connector && (ownerId === undefined || owner === ownerId)
      return { items: distinct(all.items).filter(isAsked).map(cleaned), isWhole: all.isWhole }
    },
    account: async (id, signal) =>
      cleaned(await ask(accountSchema, { path: `/accounts/${encodeURIComponent(id)}`, signal })),
  }
}

function search(query: readonly (readonly [string, string])[]): string {
  return `${new URLSearchParams(query.map(([name, value]) => [name, value]))}`
}

/** Without duplicates: items may move between pages while they are read. */
function distinct<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()]
}
