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

/** Loads the page again once something has come of its link. Shows nothing. */
export function FollowLink({ id, status, errorCode }: FollowLinkProps) {
  const { data: now } = useQuery({
    queryKey: ['account-link', id],
    queryFn: ({ signal }) => fetchLink(id, signal),
    initialData: { status, errorCode },
    refetchInterval: EVERY_MS,
    // The admin is in another tab then, to sign in.
    refetchIntervalInBackground: true,
    // A wizard on this machine is there without a network too.
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
  // The session has ended, or the profile is deleted: the server's page says so.
  if (answer.status === 401 || answer.status === 404) location.reload()
  if (!answer.ok) throw new Error(`The link answered ${answer.status}.`)
  return answer.json()
}
