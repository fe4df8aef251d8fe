import type { ConnectionAttempt, LinkedAccount } from './schema'

/**
 * The status of an Auth Link. `error`: the last sign-in failed, and another one may still succeed until the link
 * expires.
 */
export type LinkStatus = 'waiting' | 'error' | 'active' | 'expired'

/** An account of the owner at the time when the link was created. */
export type AccountBefore = Pick<LinkedAccount, 'id' | 'status'>

/** The part of a link that its status depends on. */
export interface FollowedLink {
  /** The connector profile in StackOne that it is for. */
  reference: string
  /** The account that signs in again; null: a new one. */
  accountId: string | null
  before: readonly AccountBefore[]
  expiresAt: Date
}

/** StackOne's present state of a link. */
export interface SeenLink {
  /** Null if StackOne reports none. */
  attempt: ConnectionAttempt | null
  /** The owner's accounts. */
  accounts: readonly LinkedAccount[]
}

/** The status of a link. */
export interface LinkState {
  status: LinkStatus
  linkedAccountId: string | null
  errorCode: string | null
  errorDescription: string | null
}

/** The state to compare with later. */
export function accountsBefore(accounts: readonly LinkedAccount[]): AccountBefore[] {
  return accounts.map(({ id, status }) => ({ id, status }))
}

/**
 * The status of a link. `active` needs evidence: StackOne calls the account active, and it was missing or not active
 * when the link was created, or the sign-in of this very link succeeded. Times are never compared with StackOne's,
 * whose clock may differ. A changed `updated_at` proves nothing, because StackOne may update accounts by itself.
 */
export function linkState(link: FollowedLink, { attempt, accounts }: SeenLink, now: Date): LinkState {
  const ours = accounts.filter(
    ({ id, profileId }) =>
      (profileId === null || profileId === link.reference) && (link.accountId === null || id === link.accountId),
  )
  const isNews = ({ id, status }: LinkedAccount) => statusBefore(link, id) !== status
  const active = ours.find(
    (account) =>
      account.status === 'active' && (isNews(account) || (attempt?.accountId === account.id && isDone(attempt))),
  )
  if (active) return { status: 'active', linkedAccountId: active.id, errorCode: null, errorDescription: null }
  const isOver = link.expiresAt <= now
  const broken = ours.find((account) => account.status === 'error' && isNews(account))
  const error = errorOf(attempt, broken)
  if (error) return { status: isOver ? 'expired' : 'error', linkedAccountId: broken?.id ?? null, ...error }
  return { status: isOver ? 'expired' : 'waiting', linkedAccountId: null, errorCode: null, errorDescription: null }
}

/** Undefined: the account did not exist. */
function statusBefore({ before }: FollowedLink, id: string) {
  return before.find((each) => each.id === id)?.status
}

/** Whether the sign-in ended without a failure. */
function isDone({ status }: ConnectionAttempt): boolean {
  return ['authenticated', 'success', 'succeeded', 'completed'].includes(status ?? '')
}

function errorOf(attempt: ConnectionAttempt | null, broken: LinkedAccount | undefined) {
  if (attempt?.errorCode) return { errorCode: attempt.errorCode, errorDescription: attempt.errorDescription }
  if (broken) {
    const reason = broken.reasons.at(-1)
    return { errorCode: reason?.code ?? 'account_error', errorDescription: reason?.description ?? null }
  }
  if (attempt && ['error', 'failed'].includes(attempt.status ?? '')) {
    return { errorCode: 'error', errorDescription: attempt.errorDescription }
  }
  return null
}
