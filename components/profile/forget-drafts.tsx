'use client'

import { useEffect } from 'react'
import { forgetDraft } from './draft-storage'

/** On the page that follows saving: what is saved is no draft any more. */
export function ForgetDrafts({ keys }: { keys: readonly string[] }) {
  useEffect(() => {
    for (const key of keys) forgetDraft(key)
  }, [keys])
  return null
}
