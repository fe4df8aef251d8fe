import type { AdviceId } from '../../guide/advice-id'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import { passesByItself, whatWasSeen } from '../judge-problem'
import { refusalAdvice } from '../sign-in-error'
import { speakerAdvice, speakerEvidence } from '../speaker/speaker-advice'
import { otherSpeaker } from '../speaker/who-spoke'
import { advise, couldNotRun, fail, pass } from '../verdict'
import { TEST_MINUTES } from '../waiting'

/** Judges the query of the callback (RFC 6749 section 4.1.2, RFC 9207). */
export const authorize = defineStage({
  id: 'authorize',
  name: 'Sign-in',
  proves: 'that someone signed in, agreed, and was sent back here',
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
    // Anyone can create such a callback: it says nothing about the profile.
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

/** Errors about the user who signs in, not about the profile. */
const PERSONAL: ReadonlySet<AdviceId> = new Set(['sign-in-refused', 'access-denied', 'interaction-needed'])

/** RFC 6749 section 4.1.2.1. */
function judgeRefusal(query: URLSearchParams, { provider, subject }: Facts): Verdict {
  const error = query.get('error') ?? ''
  const description = query.get('error_description') ?? ''
  const evidence = whatWasSeen({ kind: 'oauth', status: null, error, description })
  const speaker = otherSpeaker({ text: description, form: 'error' })
  if (speaker) {
    const { host } = new URL(subject.origin)
    const seen = [...evidence, ...speakerEvidence(speaker)]
    return couldNotRun([speakerAdvice(speaker, { host, status: null })], seen)
  }
  const advice = refusalAdvice(error, description, { provider, subject })
  return (passesByItself(advice.id) || PERSONAL.has(advice.id) ? couldNotRun : fail)([advice], evidence)
}
