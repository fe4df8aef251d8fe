import type { Guide } from '@/lib/guide/schema'
import { scopeChange } from '@/lib/profile/scopes-field'
import { Callout } from '../ui/callout'

/** The task of linked users when more scopes are requested. */
export const CONSENT_AGAIN = 'Users who are linked already must sign in and agree again: a refresh cannot widen scopes.'

interface ScopeChangeNoticeProps {
  guide: Guide
  /** The Scopes field as saved before, and its current value. */
  before: string
  after: string
}

/** The effect of a scope change on linked users. */
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
