'use client'

import { useEffect } from 'react'
import { READY_API } from '@/lib/urls'

/**
 * Reloads the page once the wizard is ready, and not before: a page that is loaded again and again cannot be read
 * with a screen reader. Without JavaScript it reloads each time.
 */
export function TryAgain({ seconds }: { seconds: number }) {
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch(READY_API).catch(() => null)
      if (answer?.ok) location.reload()
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
