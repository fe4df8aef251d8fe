import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { SetupView } from '@/lib/setup/progress-view'
import { profileSetupApi } from '@/lib/urls'
import { announce } from '../ui/announce'

/** In milliseconds: how often the record is asked for, while its recipient may be at work and otherwise. */
const EVERY = { open: 2000, ended: 15_000 } as const

/** A profile's setup as the server has it now, asked again and again; the rest of the page follows it. */
export function useSetup(profileId: string, first: SetupView) {
  const { data, refetch } = useQuery({
    queryKey: ['setup', profileId],
    queryFn: ({ signal }) => fetchSetup(profileId, signal),
    initialData: first,
    refetchInterval: ({ state }) => EVERY[state.data?.state === 'open' ? 'open' : 'ended'],
    // A wizard on this machine is there without a network too.
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

/** Announces what is new, and has the server render the rest of the page again. */
function useNews(setup: SetupView): void {
  const router = useRouter()
  const before = useRef(setup)
  useEffect(() => {
    const old = before.current
    before.current = setup
    if (JSON.stringify(old) === JSON.stringify(setup)) return
    if (old.sentence !== setup.sentence) announce(setup.sentence)
    // A link that was just made stays on the page, as it would not if the page were loaded again.
    router.refresh()
  }, [setup, router])
}

async function fetchSetup(profileId: string, signal: AbortSignal): Promise<SetupView> {
  const answer = await fetch(profileSetupApi(profileId), { signal })
  // The session has ended, or the profile is deleted: the server's page says so.
  if (answer.status === 401 || answer.status === 404) location.reload()
  if (!answer.ok) throw new Error(`The setup answered ${answer.status}.`)
  return answer.json()
}
