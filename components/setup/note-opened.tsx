'use client'

import { useEffect } from 'react'
import { SETUP_OPENED_API } from '@/lib/urls'

/** Input events that a person causes, and a mail scanner that loads the page does not. */
const BY_A_PERSON = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Tells the sender that a person opened the link, at their first input event. It starts nothing. */
export function NoteOpened({ token }: { token: string }) {
  useEffect(() => {
    const stop = () => {
      for (const name of BY_A_PERSON) removeEventListener(name, tell)
    }
    const tell = ({ isTrusted }: Event) => {
      if (!isTrusted || document.visibilityState !== 'visible') return
      stop()
      // A failure has no effect: starting the setup records the same.
      void fetch(SETUP_OPENED_API, { method: 'POST', body: token }).catch(() => {})
    }
    for (const name of BY_A_PERSON) addEventListener(name, tell, { passive: true })
    return stop
  }, [token])
  return null
}
