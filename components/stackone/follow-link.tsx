'use client'

import { useEffect } from 'react'
import type { LinkStatus } from '@/lib/stackone/link-status'

/** In milliseconds. */
const EVERY_MS = 3000

interface FollowLinkProps {
  id: string
  status: LinkStatus
  errorCode: string | null
}

/** Loads the page again once something has come of its link. Shows nothing. */
export function FollowLink({ id, status, errorCode }: FollowLinkProps) {
  useEffect(() => {
    const controller = new AbortController()
    const look = async () => {
      try {
        const answer = await fetch(`/api/account-links/${id}`, { signal: controller.signal })
        if (answer.status === 401 || answer.status === 404) return location.reload()
        const now: { status: LinkStatus; errorCode: string | null } = await answer.json()
        if (answer.ok && (now.status !== status || now.errorCode !== errorCode)) location.reload()
      } catch {
        // The next look may find the wizard again.
      }
    }
    const timer = setInterval(() => void look(), EVERY_MS)
    return () => {
      clearInterval(timer)
      controller.abort()
    }
  }, [id, status, errorCode])
  return null
}
