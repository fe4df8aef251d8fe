import { decisiveStage } from '@/lib/oauth-test/outcome'
import type { AdviceView, RunView, StageView } from '@/lib/oauth-test/view'

/** The failed stage of a run, and the advice to show first. Null if the run is ready or has not ended. */
export function headlineOf(run: Pick<RunView, 'outcome' | 'stages'>): { stage: StageView; advice: AdviceView } | null {
  const stage = decisiveStage(run)
  const [advice] = stage?.advice ?? []
  return stage && advice ? { stage, advice } : null
}
