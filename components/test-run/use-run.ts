import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { RunView } from '@/lib/oauth-test/view'
import { announce } from '../ui/announce'
import { RUN_WORDS, STAGE_WORDS } from './outcome-words'

/** In milliseconds: how often the record is asked for, by what it waits for. */
const EVERY = { running: 500, waiting: 2000 } as const

/** The run as the server has it now, asked again and again until it ends. */
export function useRun(first: RunView): { run: RunView; isLost: boolean } {
  const { data: run, failureCount } = useQuery({
    queryKey: ['test-run', first.id],
    queryFn: ({ signal }) => fetchRun(first.id, signal),
    initialData: first,
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'ended' ? EVERY[state.data.status] : false),
    // The admin is in another tab then, to sign in.
    refetchIntervalInBackground: true,
    retry: true,
    retryDelay: 3000,
  })
  useAnnouncements(run)
  return { run, isLost: failureCount > 0 }
}

async function fetchRun(id: string, signal: AbortSignal): Promise<RunView> {
  const answer = await fetch(`/api/test-runs/${id}`, { signal })
  // The session has ended, or the profile is deleted: the server's page says so.
  if (answer.status === 401 || answer.status === 404) location.reload()
  if (!answer.ok) throw new Error(`The test answered ${answer.status}.`)
  return answer.json()
}

/** Says what has ended since the last look. */
function useAnnouncements(run: RunView): void {
  const before = useRef(run)
  useEffect(() => {
    for (const { id, name, outcome } of run.stages) {
      const old = before.current.stages.find((stage) => stage.id === id)
      if (outcome && outcome !== 'skipped' && !old?.outcome) announce(`${name}: ${STAGE_WORDS[outcome]}.`)
    }
    if (run.status === 'waiting' && before.current.status === 'running') announce('Now sign in.')
    if (run.outcome && !before.current.outcome) announce(`The test has ended: ${RUN_WORDS[run.outcome].title}.`)
    before.current = run
  }, [run])
}
