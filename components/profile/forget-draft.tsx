'use client'

import { useEffect } from 'react'
import { forgetDraft } from './draft-storage'

/** Deletes the draft of a saved form, on the page that follows saving. */
export function ForgetDraft({ draft }: { draft: string }) {
  useEffect(() => forgetDraft(draft), [draft])
  return null
}
