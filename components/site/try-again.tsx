'use client'

import { useEffect } from 'react'
import { READY_API } from '@/lib/urls'

/**
 * Reloads the page once the wizard is ready, and not before: a screen reader cannot read a page that keeps reloading.
 * Without JavaScript it reloads each time.
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
