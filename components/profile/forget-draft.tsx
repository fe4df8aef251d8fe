'use client'

import { useEffect } from 'react'
import { forgetDraft } from './draft-storage'

/** On the page that follows saving: what is saved is no draft any more. */
export function ForgetDraft({ draft }: { draft: string }) {
  useEffect(() => forgetDraft(draft), [draft])
  return null
}
