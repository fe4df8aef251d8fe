import { decisiveStage } from '@/lib/oauth-test/outcome'
import type { AdviceView, RunView, StageView } from '@/lib/oauth-test/view'

/** What a run came to grief on: the stage, and what to say first. Null for one that is ready, or has not ended. */
export function headlineOf(run: Pick<RunView, 'outcome' | 'stages'>): { stage: StageView; advice: AdviceView } | null {
  const stage = decisiveStage(run)
  const [advice] = stage?.advice ?? []
  return stage && advice ? { stage, advice } : null
}
