import type { SignInAgainBasis } from '../profile/profile'
import type { LinkedAccount } from './schema'

const MINUTE = 60_000

/** An account that a link of the wizard brought, and when. */
export interface LinkedByUs {
  accountId: string
  profileId: string
  at: Date
}

/** An account that belongs to a profile, or may belong to it. */
export interface ProfileAccount {
  id: string
  ownerId: string
  ownerName: string
  status: LinkedAccount['status']
  /** StackOne's reasons, newest first. */
  reasons: readonly LinkedAccount['reasons'][number][]
  /** The time of its present status, as far as StackOne says; RFC 3339. */
  since: string | null
  /** False: several profiles exist, and StackOne does not say by which one it was linked. */
  isSurelyOurs: boolean
  /** When its user must sign in again, RFC 3339; null if unknown. */
  signInBy: string | null
  /** Whether that counts from a sign-in that the wizard saw; otherwise from the account's creation. */
  isSignInSeen: boolean
}

interface Of {
  /** The profile of the wizard. */
  profileId: string
  /** Its connector profile in StackOne. */
  reference: string
  /** How many connector profiles the connector has in StackOne. */
  profileCount: number
  linkedByUs: readonly LinkedByUs[]
  /** How long a sign-in lasts; null if no test has shown it. */
  basis: SignInAgainBasis | null
}

/** The accounts of a connector that belong to a profile: first those that need attention, then by owner. Pure. */
export function accountsOf(accounts: readonly LinkedAccount[], of: Of): ProfileAccount[] {
  return accounts
    .flatMap((account) => {
      const isOurs = belongs(account, of)
      return isOurs === 'no' ? [] : [toProfileAccount(account, isOurs === 'yes', of)]
    })
    .sort((one, other) => urgency(one) - urgency(other) || one.ownerName.localeCompare(other.ownerName, 'en'))
}

function belongs(
  account: LinkedAccount,
  { profileId, reference, profileCount, linkedByUs }: Of,
): 'yes' | 'no' | 'maybe' {
  if (account.profileId !== null) return account.profileId === reference ? 'yes' : 'no'
  const link = linkedByUs.find(({ accountId }) => accountId === account.id)
  if (link) return link.profileId === profileId ? 'yes' : 'no'
  return profileCount === 1 ? 'yes' : 'maybe'
}

function toProfileAccount(account: LinkedAccount, isSurelyOurs: boolean, { linkedByUs, basis }: Of): ProfileAccount {
  const reasons = [...account.reasons].reverse()
  const times = linkedByUs.filter(({ accountId }) => accountId === account.id).map(({ at }) => at.getTime())
  const linkedAt = times.length > 0 ? Math.max(...times) : Date.parse(account.createdAt ?? '')
  const canTell = basis !== null && account.status === 'active' && !Number.isNaN(linkedAt)
  return {
    id: account.id,
    ownerId: account.ownerId,
    ownerName: account.ownerName || account.ownerId || 'No name',
    status: account.status,
    reasons,
    since: reasons[0]?.at ?? (account.status === 'active' ? account.createdAt : account.updatedAt),
    isSurelyOurs,
    signInBy: canTell ? new Date(linkedAt + basis.minutes * MINUTE).toISOString() : null,
    isSignInSeen: times.length > 0,
  }
}

const URGENCY: Readonly<Record<LinkedAccount['status'], number>> = {
  error: 0,
  expired: 1,
  suspended: 2,
  unknown: 3,
  inactive: 4,
  active: 5,
  archived: 6,
}

function urgency({ status }: ProfileAccount): number {
  return URGENCY[status]
}

/** A status in words. */
export const ACCOUNT_WORDS: Readonly<Record<LinkedAccount['status'], string>> = {
  active: 'Active',
  inactive: 'Inactive',
  suspended: 'Suspended',
  archived: 'Archived',
  expired: 'Expired',
  error: 'Error',
  unknown: 'Unknown',
}

/** Statuses in which an account does not work until its user signs in again. */
export function needsSignIn({ status }: Pick<ProfileAccount, 'status'>): boolean {
  return status === 'error' || status === 'expired'
}
