import { noStoreResponse } from '@/lib/private-answer.server'

/** Liveness: whether the process answers. An orchestrator restarts it when it does not. */
export function GET(): Response {
  return noStoreResponse('ok\n')
}
