import { noStoreResponse } from '@/lib/private-answer.server'

/** Whether the process answers: for what restarts it when it does not. */
export function GET(): Response {
  return noStoreResponse('ok\n')
}
