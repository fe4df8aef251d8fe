import { defineStage, type Facts, type Verdict } from '../define-stage'
import { advise, pass, warn } from '../verdict'

/** Claims that name a person, the clearest first (OpenID Connect Core section 5.1). */
const NAMES = ['email', 'preferred_username', 'name', 'username', 'sub'] as const

/** Shows who signed in. Nothing depends on it: the claims are not verified. */
export const identity = defineStage({
  id: 'identity',
  name: 'Identity',
  proves: 'whose sign-in this was, by the token’s own words',
  limitMs: 1000,
  needs: ['token'],
  act: async () => null,
  judge: (_nothing, facts) => judgeIdentity(facts),
})

function judgeIdentity({ found }: Facts): Verdict {
  const named = NAMES.flatMap((name) => {
    const value = found.claims?.[name]
    return typeof value === 'string' && value !== '' ? [{ label: name, value }] : []
  })
  return named.length > 0 ? pass(named.slice(0, 3)) : warn([advise('identity-unknown')], [])
}
