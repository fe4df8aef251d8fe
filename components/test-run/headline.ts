import type { AdviceView, RunView, StageView } from '@/lib/oauth-test/view'

/** What a run came to grief on: the stage, and what to say first. Null for one that is ready, or has not ended. */
export function headlineOf(run: Pick<RunView, 'outcome' | 'stages'>): { stage: StageView; advice: AdviceView } | null {
  if (run.outcome === null || run.outcome === 'ready') return null
  const wanted = run.outcome === 'failed' ? 'fail' : 'could-not-run'
  const stage = run.stages.find(({ outcome, advice }) => outcome === wanted && advice.length > 0)
  const [advice] = stage?.advice ?? []
  return stage && advice ? { stage, advice } : null
}
