import type { Guide } from '@/lib/guide/schema'
import type { FieldChange } from '@/lib/profile/changes'
import { fieldLabel } from '@/lib/profile/field-labels'
import { scopeChange } from '@/lib/profile/scopes-field'
import { Callout } from '../ui/callout'
import { CONSENT_AGAIN } from './scope-change-notice'

interface SavedNoticeProps {
  guide: Guide
  /** The fields that were normalized. */
  cleaned: readonly string[]
  /** How the Scopes field was changed, if it was. */
  scopes: FieldChange | undefined
}

/** Says what was saved, and the next step. */
export function SavedNotice({ guide, cleaned, scopes }: SavedNoticeProps) {
  const labels = cleaned.map((field) => fieldLabel(guide, field))
  const { added } = scopes ? scopeChange(guide, `${scopes.from}`, `${scopes.to}`) : { added: [] }
  return (
    <Callout kind="good" data-arrival>
      <p>Saved.</p>
      {labels.length > 0 && (
        <p>
          White space, quotes, invisible or look-alike characters were removed or replaced in{' '}
          <span>{labels.join(', ')}</span>.
        </p>
      )}
      {added.length > 0 && (
        <p>
          It now asks for <code translate="no">{added.join(' ')}</code> too. <span>{CONSENT_AGAIN}</span>
        </p>
      )}
    </Callout>
  )
}
