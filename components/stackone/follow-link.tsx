'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LinkStatus } from '@/lib/stackone/link-status'
import { accountLinkApi } from '@/lib/urls'

/** In milliseconds. */
const EVERY_MS = 3000

interface LinkNow {
  status: LinkStatus
  errorCode: string | null
}

interface FollowLinkProps extends LinkNow {
  id: string
}

/** Reloads the page once its link's status changes. Renders nothing. */
export function FollowLink({ id, status, errorCode }: FollowLinkProps) {
  const { data: now } = useQuery({
    queryKey: ['account-link', id],
    queryFn: ({ signal }) => fetchLink(id, signal),
    initialData: { status, errorCode },
    refetchInterval: EVERY_MS,
    // Keeps polling in a hidden tab: the admin signs in in another one.
    refetchIntervalInBackground: true,
    // Keeps polling offline: a wizard on this machine needs no network.
    networkMode: 'always',
  })
  const isNews = now.status !== status || now.errorCode !== errorCode
  useEffect(() => {
    if (isNews) location.reload()
  }, [isNews])
  return null
}

async function fetchLink(id: string, signal: AbortSignal): Promise<LinkNow> {
  const answer = await fetch(accountLinkApi(id), { signal })
  // The session has ended, or the profile is deleted: the server's page explains it.
  if (answer.status === 401 || answer.status === 404) location.reload()
  if (!answer.ok) throw new Error(`The link answered ${answer.status}.`)
  return answer.json()
}
