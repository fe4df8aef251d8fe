import type { Guide } from '@/lib/guide/schema'
import { scopeChange } from '@/lib/profile/scopes-field'
import { Callout } from '../ui/callout'

/** What users who are linked already must do when more is asked for. */
export const CONSENT_AGAIN = 'Users who are linked already must sign in and agree again: a refresh cannot widen scopes.'

interface ScopeChangeNoticeProps {
  guide: Guide
  /** The saved Scopes field, and what it is now. */
  before: string
  after: string
}

/** What a change of the scopes means for users who are linked already. */
export function ScopeChangeNotice({ guide, before, after }: ScopeChangeNoticeProps) {
  const { added, removed } = scopeChange(guide, before, after)
  if (added.length === 0 && removed.length === 0) return null
  return (
    <Callout kind={added.length > 0 ? 'warning' : 'note'}>
      {added.length > 0 && (
        <p>
          This adds <code translate="no">{added.join(' ')}</code>. <span>{CONSENT_AGAIN}</span>
        </p>
      )}
      {removed.length > 0 && (
        <p>
          This removes <code translate="no">{removed.join(' ')}</code>. Tokens that exist already keep it until they
          expire.
        </p>
      )}
    </Callout>
  )
}
