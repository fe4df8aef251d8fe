import { ACCOUNT_WORDS, type ProfileAccount } from '@/lib/stackone/accounts'
import type { LinkExplanation } from '@/lib/stackone/explain-link'
import { Badge, type BadgeTone } from '../ui/badge'
import { Table, TableBody, TableCell, TableHeads, TableRow, TableRowHead } from '../ui/table'
import { Time } from '../ui/time'
import { Unknown } from '../ui/unknown'
import { type AgainState, SignInAgainForm } from './sign-in-again-form'

interface AccountsTableProps {
  accounts: readonly ProfileAccount[]
  /** The reasons of failed accounts by id. */
  causes: Readonly<Record<string, LinkExplanation>>
  profileId: string
  signInAgain: (before: AgainState, form: FormData) => Promise<AgainState>
}

const TONES: Readonly<Record<ProfileAccount['status'], BadgeTone>> = {
  active: 'good',
  inactive: 'neutral',
  suspended: 'warn',
  archived: 'neutral',
  expired: 'danger',
  error: 'danger',
  unknown: 'neutral',
}

/** The accounts of a profile, with owner, status and date. */
export function AccountsTable({ accounts, causes, profileId, signInAgain }: AccountsTableProps) {
  return (
    <Table aria-label="Accounts">
      <TableHeads labels={['Owner', 'Status', 'Since', 'Sign in again by', 'Change']} />
      <TableBody>
        {accounts.map((account) => (
          <TableRow key={account.id}>
            <TableRowHead className="wrap-anywhere">
              <span>{account.ownerName}</span>{' '}
              {!account.isSurelyOurs && (
                <span className="block text-xs font-normal text-muted">
                  may belong to another profile: StackOne does not say
                </span>
              )}
            </TableRowHead>
            <TableCell label="Status">
              <span className="inline-grid justify-items-start gap-1 py-1">
                <Badge tone={TONES[account.status]}>{ACCOUNT_WORDS[account.status]}</Badge>
                <Reason account={account} cause={causes[account.id]} />
              </span>
            </TableCell>
            <TableCell label="Since">
              {account.since && !Number.isNaN(Date.parse(account.since)) ? (
                <Time key="known" at={new Date(account.since).toISOString()} precision="day" />
              ) : (
                <Unknown key="unknown" />
              )}
            </TableCell>
            <TableCell label="Sign in again by">
              {account.signInBy && isAhead(account) ? (
                <span key="known">
                  <Time at={account.signInBy} precision="day" />{' '}
                  {!account.isSignInSeen && <span className="text-xs text-muted">at the earliest</span>}
                </span>
              ) : (
                <Unknown key="unknown" />
              )}
            </TableCell>
            <TableCell>
              <SignInAgainForm make={signInAgain} profileId={profileId} account={account} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

interface ReasonProps {
  account: ProfileAccount
  cause: LinkExplanation | undefined
}

/** An account’s state in StackOne, with the live test’s advice about it and a link to the fix. */
function Reason({ account, cause }: ReasonProps) {
  const said = account.reasons[0]?.description
  if (!said && !cause) return null
  return (
    <span className="grid gap-0.5 text-xs wrap-anywhere">
      {said && <span className="text-muted">{said}</span>}
      {cause && (
        <span>
          <span>{`${cause.advice.title}.`}</span>{' '}
          {cause.advice.link && <a href={cause.advice.link.href}>{cause.advice.link.label}</a>}
        </span>
      )}
    </span>
  )
}

const DAYS_30_MS = 30 * 24 * 60 * 60_000

/** A past date does not apply to an active account: its user has signed in since. */
function isAhead({ signInBy }: ProfileAccount): boolean {
  return signInBy !== null && Date.parse(signInBy) > Date.now()
}

/** Whether an account's user must sign in again within 30 days. */
export function isSoon(account: ProfileAccount): boolean {
  return isAhead(account) && Date.parse(account.signInBy ?? '') - Date.now() < DAYS_30_MS
}
