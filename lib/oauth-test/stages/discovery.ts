import { accountPath, isOwnPage, type ProviderTest } from '../../guide/provider'
import { isWithin } from '../bounded-fetch'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import { jsonAnswer } from '../json-answer'
import { judgeProblem } from '../judge-problem'
import type { RequestResult } from '../problem'
import { serverMetadataSchema } from '../server-metadata'
import type { TestTarget } from '../stage'
import { toResult } from '../to-problem'
import { advise, fail, passOrWarn } from '../verdict'

/** In seconds: within this difference signatures and lifetimes are still judged correctly. */
const CLOCK_TOLERANCE = 60

/** Reads the metadata of the account's server (RFC 8414). */
export const discovery = defineStage({
  id: 'discovery',
  name: 'Server',
  proves: 'that the account’s authorization server answers and is the expected one',
  limitMs: 10_000,
  needs: ['config'],
  act: ({ ask, subject, provider, now }) =>
    toResult(async () => {
      const response = await ask(subject.origin + accountPath(provider.metadataPath, subject.accountId), {
        headers: { accept: 'application/json' },
      })
      const serverTime = Date.parse(response.headers.get('date') ?? '')
      const clockDifference = Number.isNaN(serverTime) ? null : Math.round((serverTime - now().getTime()) / 1000)
      return { json: await jsonAnswer(response), clockDifference }
    }),
  judge: judgeDiscovery,
})

/** The expected issuer of the account's server. */
function issuerOf(subject: TestTarget, provider: ProviderTest): string {
  return subject.origin + accountPath(provider.issuerPath, subject.accountId)
}

interface Metadata {
  json: unknown
  /** In seconds: how far the server's clock is ahead of ours; null if it does not say. */
  clockDifference: number | null
}

function judgeDiscovery(answer: RequestResult<Metadata>, facts: Facts): Verdict {
  if (!answer.ok) {
    const verdict = judgeProblem(answer.problem, facts)
    // A page of the provider's own in place of the account's data: the account, or the URL, does not exist.
    const { problem } = answer
    const isOwn = problem.kind === 'page' && problem.status === 200 && isOwnPage(facts.provider, problem.title)
    return isOwn ? { ...verdict, outcome: 'fail' } : verdict
  }
  const { subject, provider } = facts
  const parsed = serverMetadataSchema.safeParse(answer.value.json)
  if (!parsed.success) {
    const missing = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].join(', ')
    return fail([advise('metadata-incomplete', { missing })])
  }
  const metadata = parsed.data
  const expected = issuerOf(subject, provider)
  const evidence = [{ label: 'Issuer', value: metadata.issuer }]
  if (metadata.issuer !== expected) {
    return fail([advise('issuer-mismatch', { expected, got: metadata.issuer })], evidence)
  }
  const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'revocation_endpoint'] as const
  const elsewhere = endpoints.find((name) => metadata[name] && !isWithin(metadata[name], subject.origin))
  if (elsewhere) {
    return fail([advise('endpoint-elsewhere', { endpoint: elsewhere, to: metadata[elsewhere] ?? '' })], evidence)
  }
  const { clockDifference } = answer.value
  const isOff = clockDifference !== null && Math.abs(clockDifference) > CLOCK_TOLERANCE
  return passOrWarn(
    isOff
      ? [
          advise('clock-differs', {
            seconds: `${Math.abs(clockDifference)}`,
            way: clockDifference > 0 ? 'behind' : 'ahead',
          }),
        ]
      : [],
    evidence,
    { metadata },
  )
}
