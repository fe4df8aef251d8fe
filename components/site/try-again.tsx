'use client'

import { useEffect } from 'react'

/** Answers with status 503 while the database is away. */
const ASKED = '/api/profiles'

/**
 * Loads the page anew once the database answers, and not before: a page that is loaded again and again cannot be read
 * with a screen reader. Without JavaScript it is loaded anew each time.
 */
export function TryAgain({ seconds }: { seconds: number }) {
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch(ASKED, { method: 'HEAD' }).catch(() => null)
      if (answer?.ok || answer?.status === 401) location.reload()
    }
    const timer = setInterval(() => void ask(), seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds])

  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds}`} />
    </noscript>
  )
}
