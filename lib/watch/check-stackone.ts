import type { Guide } from '../guide/schema'
import { needsSignIn, type ProfileAccount } from '../stackone/accounts'
import type { KnownConnector } from '../stackone/connector-store'
import { type ProfileMatch, warningWords } from '../stackone/match-profile'
import { isPassing, problemWords } from '../stackone/stackone-error'
import { profileStackonePath, STACKONE } from '../urls'
import type { SectionCheck, Seen } from './finding'

interface Looked {
  profileId: string
  guide: Pick<Guide, 'connectorName' | 'method'>
  known: Pick<KnownConnector, 'problem'>
  /** Null: no admin has confirmed the profile in StackOne. */
  match: ProfileMatch | null
  accounts: readonly ProfileAccount[]
}

/** Whether StackOne answers for the project. Its faults belong to no profile, and are reported once. Pure. */
export function checkProject({ problem }: Pick<KnownConnector, 'problem'>): SectionCheck {
  if (!problem) return { section: 'stackone', told: [] }
  const { title, cause, fix } = problemWords(problem)
  const words = { title, text: `${cause} ${fix}`, href: STACKONE }
  const seen: Seen = { section: 'stackone', key: 'problem', cause: problem.kind, level: 'broken', ...words }
  return isPassing(problem) ? { section: 'stackone', doubt: seen } : { section: 'stackone', told: [seen] }
}

/** The findings about a profile in StackOne, by StackOne's last answer; null if there was no answer. Pure. */
export function checkStackOne({ profileId, guide, known, match, accounts }: Looked): SectionCheck | null {
  if (!match || known.problem) return null
  const href = profileStackonePath(profileId)
  const seen = (key: string, cause: string, level: Seen['level'], title: string, text: string): Seen => ({
    ...{ section: 'stackone', key, cause, level, title, text, href },
  })
  const { connectorName, method } = guide
  if (match.kind === 'gone') {
    const text = 'It was deleted in StackOne, so its accounts do not work. Create it again, or choose another profile.'
    return {
      section: 'stackone',
      told: [seen('gone', 'gone', 'broken', `StackOne has no profile “${match.name}” any more`, text)],
    }
  }
  if (match.kind !== 'confirmed') return { section: 'stackone', told: [] }
  const serious = match.warnings.filter(({ kind }) => kind === 'disabled' || kind.startsWith('connector-'))
  const broken = accounts.filter((account) => account.isSurelyOurs && needsSignIn(account))
  return {
    section: 'stackone',
    told: [
      ...serious.map((warning) =>
        seen(
          warning.kind,
          warning.kind,
          'broken',
          'The profile cannot be used in StackOne',
          warningWords(warning, connectorName, method),
        ),
      ),
      ...broken.map(({ id, ownerName, status, reasons: [reason] }) =>
        seen(
          `account:${id}`,
          `${status} ${reason?.code ?? ''}`.trim(),
          'warning',
          `The account of ${ownerName} is in state ${status}`,
          [reason?.description && `StackOne says: “${reason.description}”`, 'Its user must sign in again.']
            .filter(Boolean)
            .join(' '),
        ),
      ),
    ],
  }
}
