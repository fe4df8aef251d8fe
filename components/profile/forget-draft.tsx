'use client'

import { useEffect } from 'react'
import { forgetDraft } from './draft-storage'

/** On the page that follows saving: deletes the draft of what was saved. */
export function ForgetDraft({ draft }: { draft: string }) {
  useEffect(() => forgetDraft(draft), [draft])
  return null
}
