import type { AdviceView, RunView, StageView } from '@/lib/oauth-test/view'

type Ended = Pick<RunView, 'outcome' | 'stages'>

/** What a run came to grief on: the stage, and what to say first. Null for one that is ready, or has not ended. */
export function headlineOf(run: Ended): { stage: StageView; advice: AdviceView } | null {
  if (run.outcome === null || run.outcome === 'ready') return null
  const wanted = run.outcome === 'failed' ? 'fail' : 'could-not-run'
  const unclear = run.stages.filter(({ outcome, advice }) => outcome === wanted && advice.length > 0)
  // Credentials that brought tokens stand in nobody's way.
  const stage = unclear.find(({ id }) => id !== 'client' || !hasTokens(run)) ?? unclear[0]
  const [advice] = stage?.advice ?? []
  return stage && advice ? { stage, advice } : null
}

function hasTokens({ stages }: Ended): boolean {
  return stages.some(({ id, outcome }) => id === 'token' && (outcome === 'pass' || outcome === 'warn'))
}
