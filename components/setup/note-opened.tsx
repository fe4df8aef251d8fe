'use client'

import { useEffect } from 'react'
import { SETUP_OPENED_API } from '@/lib/urls'

/** What a person does with a page, and a scanner that loads it does not. */
const BY_A_PERSON = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Tells the sender that a person has the link open: at their first move in the page. It starts nothing. */
export function NoteOpened({ token }: { token: string }) {
  useEffect(() => {
    const stop = () => {
      for (const name of BY_A_PERSON) removeEventListener(name, tell)
    }
    const tell = ({ isTrusted }: Event) => {
      if (!isTrusted || document.visibilityState !== 'visible') return
      stop()
      // Nothing depends on it: a start says the same.
      void fetch(SETUP_OPENED_API, { method: 'POST', body: token }).catch(() => {})
    }
    for (const name of BY_A_PERSON) addEventListener(name, tell, { passive: true })
    return stop
  }, [token])
  return null
}
