'use client'

import { useEffect } from 'react'

/** On the page that follows saving: what is saved is no draft any more. */
export function ForgetDrafts({ keys }: { keys: readonly string[] }) {
  useEffect(() => {
    try {
      for (const key of keys) sessionStorage.removeItem(key)
    } catch {
      // Storage is forbidden: there was no draft.
    }
  }, [keys])
  return null
}
