import { accountPath, apiOrigin, type ProviderTest } from '../../guide/provider'
import type { Facts, StageContext } from '../define-stage'
import { jsonAnswer } from '../json-answer'
import type { Problem, RequestResult } from '../problem'
import { toResult } from '../to-problem'
import { type Listed, listOf } from './api-list'

type Asker = Pick<StageContext, 'askApi' | 'subject'>

/** Reads a path of the account's API with this access token. Rejects with ProblemError. */
export async function readApi({ askApi, subject }: Asker, path: string, token: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  // A redirected read would not prove this path.
  return jsonAnswer(
    await askApi(apiOrigin(subject) + accountPath(path, subject.accountId), { headers, redirect: 'error' }),
  )
}

/** Reads a probe's list. */
export function readProbe(
  asker: Asker,
  probe: ProviderTest['probes'][number],
  token: string,
): Promise<RequestResult<Listed>> {
  return toResult(async () => listOf(await readApi(asker, probe.path, token), probe, asker.subject.accountId))
}

/**
 * The words in which the API refuses a call, by its status or by an error with status 200; null for another response.
 */
export function refusalIn(answer: RequestResult<unknown>): Extract<Problem, { kind: 'status' }> | null {
  if (answer.ok || answer.problem.kind !== 'status') return null
  return [200, 400, 401, 403].includes(answer.problem.status) ? answer.problem : null
}

/** The same facts, with the API's origin as the requested one. */
export function atApi(facts: Facts): Facts {
  return { ...facts, subject: { ...facts.subject, origin: apiOrigin(facts.subject) } }
}
