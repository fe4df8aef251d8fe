import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { SetupView } from '@/lib/setup/progress-view'
import { profileSetupApi } from '@/lib/urls'
import { announce } from '../ui/announce'

/** In milliseconds: the polling interval while the recipient may be working, and otherwise. */
const EVERY = { open: 2000, ended: 15_000 } as const

/** Polls a profile's setup, and refreshes the page when it has changed. */
export function useSetup(profileId: string, first: SetupView) {
  const { data, refetch } = useQuery({
    queryKey: ['setup', profileId],
    queryFn: ({ signal }) => fetchSetup(profileId, signal),
    initialData: first,
    refetchInterval: ({ state }) => EVERY[state.data?.state === 'open' ? 'open' : 'ended'],
    // Keeps polling offline: a wizard on this machine needs no network.
    networkMode: 'always',
    retry: true,
    retryDelay: 3000,
  })
  const client = useQueryClient()
  useEffect(() => {
    // The server rendered the page again, for example after a button.
    client.setQueryData(['setup', profileId], first)
  }, [client, profileId, first])
  useNews(data)
  return { setup: data, refetch }
}

/** Announces changes, and has the server render the rest of the page again. */
function useNews(setup: SetupView): void {
  const router = useRouter()
  const before = useRef(setup)
  useEffect(() => {
    const old = before.current
    before.current = setup
    if (JSON.stringify(old) === JSON.stringify(setup)) return
    if (old.sentence !== setup.sentence) announce(setup.sentence)
    // Keeps a link that was just created on the page: reloading would lose it.
    router.refresh()
  }, [setup, router])
}

async function fetchSetup(profileId: string, signal: AbortSignal): Promise<SetupView> {
  const answer = await fetch(profileSetupApi(profileId), { signal })
  // The session has ended, or the profile is deleted: the server's page explains it.
  if (answer.status === 401 || answer.status === 404) location.reload()
  if (!answer.ok) throw new Error(`The setup answered ${answer.status}.`)
  return answer.json()
}
