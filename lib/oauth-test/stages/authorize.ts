import { defineStage, type Facts, type Verdict } from '../define-stage'
import { passesByItself } from '../judge-problem'
import { meaningOf } from '../provider'
import type { Evidence } from '../stage'
import { advise, couldNotRun, fail, pass } from '../verdict'
import { TEST_MINUTES } from '../waiting'

/** Judges what the admin's browser brought back from the sign-in (RFC 6749 section 4.1.2, RFC 9207). */
export const authorize = defineStage({
  id: 'authorize',
  name: 'Sign-in',
  proves: 'that someone signed in, agreed, and was sent back to where they came from',
  limitMs: TEST_MINUTES * 60_000,
  needs: ['config', 'discovery', 'client'],
  act: async () => null,
  judge: (_nothing, facts) => judgeAuthorize(facts),
})

function judgeAuthorize(facts: Facts): Verdict {
  const { callback, pending, metadata } = facts.found
  if (callback === undefined || !pending || !metadata) return couldNotRun([advise('no-sign-in')])
  const query = new URLSearchParams(callback)
  if (query.get('state') !== pending.state) {
    // Anyone can make such an answer: it says nothing of the profile.
    return couldNotRun([advise('wrong-state', { saw: query.has('state') ? 'another state' : 'no state' })])
  }
  const iss = query.get('iss')
  if (iss !== null ? iss !== metadata.issuer : metadata.authorization_response_iss_parameter_supported) {
    return fail([advise('wrong-iss', { expected: metadata.issuer, got: iss ?? 'none' })])
  }
  if (query.has('error')) return judgeRefusal(query, facts)
  const names = ['code', 'state', 'iss'].filter((name) => query.getAll(name).length > 1)
  if (names.length > 0) return fail([advise('answer-breaks-rules', { what: `${names.join(', ')} more than once` })])
  if (!query.get('code')) return fail([advise('no-code', { saw: [...query.keys()].join(', ') })])
  return pass([{ label: 'Answer', value: `a code, and the state that was sent${iss ? ', and the issuer' : ''}` }])
}

/** RFC 6749 section 4.1.2.1. */
function judgeRefusal(query: URLSearchParams, { provider, subject }: Facts): Verdict {
  const error = query.get('error') ?? ''
  const description = query.get('error_description') ?? ''
  const evidence: Evidence[] = [
    { label: 'Error', value: error },
    ...(description ? [{ label: 'Description', value: description }] : []),
  ]
  const meaning = meaningOf(provider, description)
  if (meaning === 'scopes-not-assigned') {
    return fail([advise(meaning, { scopes: namedScopes(description) ?? subject.scopes.join(' ') })], evidence)
  }
  if (meaning) {
    const said = [advise(meaning, { sent: subject.redirectUri, host: new URL(subject.origin).host, wait: '' })]
    return passesByItself(meaning) ? couldNotRun(said, evidence) : fail(said, evidence)
  }
  switch (error) {
    case 'access_denied':
      return fail([advise('sign-in-refused')], evidence)
    case 'invalid_scope':
      return fail([advise('invalid-scope', { scopes: subject.scopes.join(' ') })], evidence)
    case 'temporarily_unavailable':
    case 'server_error':
      return couldNotRun([advise('temporarily-unavailable')], evidence)
    default:
      return fail([advise('sign-in-error', { error })], evidence)
  }
}

/** The scopes that a sentence like "Scopes 'a b' are not …" names. */
export function namedScopes(description: string): string | null {
  return /scopes?:?\s+'([^']{1,500})'/i.exec(description)?.[1] ?? null
}
