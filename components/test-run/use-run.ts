import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { OUTCOME_WORDS } from '@/lib/messages'
import { STAGE_WORDS } from '@/lib/oauth-test/outcome-words'
import { runPaths } from '@/lib/oauth-test/run-paths'
import type { RunView } from '@/lib/oauth-test/view'
import { announce } from '../ui/announce'
import { headlineOf } from './headline'

/** In milliseconds: the polling intervals, by the event that the run waits for. */
const EVERY = { running: 500, waiting: 2000 } as const

/** The run as the server has it now, asked again and again until it ends. */
export function useRun(first: RunView): { run: RunView; isLost: boolean } {
  const { data: run, failureCount } = useQuery({
    queryKey: ['test-run', first.id],
    queryFn: ({ signal }) => fetchRun(runPaths(first).api, signal),
    initialData: first,
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'ended' ? EVERY[state.data.status] : false),
    // The admin is in another tab then, to sign in.
    refetchIntervalInBackground: true,
    // A wizard on this machine is there without a network too.
    networkMode: 'always',
    retry: true,
    retryDelay: 3000,
  })
  const isLost = failureCount > 0
  useAnnouncements(run, isLost)
  return { run, isLost }
}

async function fetchRun(path: string, signal: AbortSignal): Promise<RunView> {
  const answer = await fetch(path, { signal })
  // The session has ended, or the profile is deleted: the server's page says so.
  if (answer.status === 401 || answer.status === 404) location.reload()
  if (!answer.ok) throw new Error(`The test answered ${answer.status}.`)
  return answer.json()
}

/** Announces stages that have ended since the last poll. */
function useAnnouncements(run: RunView, isLost: boolean): void {
  const before = useRef(run)
  useEffect(() => {
    const old = before.current
    before.current = run
    const news = run.stages.filter(({ id, outcome }) => outcome && !old.stages.find((each) => each.id === id)?.outcome)
    if (news.length === 0 && run.status === old.status) return
    for (const { name, outcome } of news) {
      if (outcome && outcome !== 'pass' && outcome !== 'skipped') announce(`${name}: ${STAGE_WORDS[outcome]}.`)
    }
    const passed = run.stages.filter(({ outcome }) => outcome === 'pass').length
    if (run.outcome === null && news.length > 0) announce(`${passed} of ${run.stages.length} stages passed.`)
    if (run.status === 'waiting' && old.status === 'running') announce(`Now sign in at ${run.providerName}.`)
    if (run.outcome && !old.outcome) {
      announce(`The test has ended: ${OUTCOME_WORDS[run.outcome]}. ${headlineOf(run)?.advice.title ?? ''}`)
    }
  }, [run])

  useEffect(() => {
    if (isLost) announce('The wizard cannot be reached now. This page tries again by itself.')
  }, [isLost])
}
