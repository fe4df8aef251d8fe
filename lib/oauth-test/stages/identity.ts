import { z } from 'zod'
import { defineStage, type Facts, type StageContext, type Verdict } from '../define-stage'
import type { RequestResult } from '../problem'
import type { Evidence } from '../stage'
import { toResult } from '../to-problem'
import { advise, pass, warn } from '../verdict'
import { readApi } from './read-api'
import { isCovered, scopeLists } from './scopes'

/** Claims that identify someone for people (OpenID Connect Core section 5.1). */
const NAMES = ['name', 'email', 'preferred_username', 'username'] as const
const MAX_NAMES = 2
/** The `sub` of a user that can be looked up: it becomes part of a path. */
const PLAIN_ID = /^[\w-]{1,200}$/

/** Shows the signed-in user. Nothing depends on it: the claims are not verified. */
export const identity = defineStage({
  id: 'identity',
  name: 'Identity',
  proves: 'whose sign-in this was, as the token or the account’s API says',
  limitMs: 5000,
  needs: ['token'],
  act: async (context) => {
    const path = pathOf(context)
    return path === null ? null : toResult(() => readApi(context, path, context.found.tokens?.access ?? ''))
  },
  judge: judgeIdentity,
})

/** The URL of the user's name; null if the tokens have one, or it cannot be read. */
function pathOf({ provider, guide, subject, found }: StageContext): string | null {
  const { user } = provider
  const sub = textIn(found.claims, 'sub') ?? ''
  if (!user || namesIn(found.claims, NAMES).length > 0 || !PLAIN_ID.test(sub)) return null
  const { granted } = scopeLists({ guide, subject, found })
  return isCovered(user.scope, granted, guide) ? user.path.replaceAll('{sub}', sub) : null
}

function judgeIdentity(answer: RequestResult<unknown> | null, { provider, found }: Facts): Verdict {
  const sub = textIn(found.claims, 'sub')
  const read = recordSchema.safeParse(answer?.ok ? answer.value : null).data
  const isTheirs = sub !== null && read !== undefined && textIn(read, provider.user?.id ?? '') === sub
  const named = [
    ...namesIn(found.claims, NAMES),
    ...(isTheirs && provider.user ? namesIn(read, provider.user.names) : []),
  ].slice(0, MAX_NAMES)
  const evidence = [...named, ...(sub === null ? [] : [{ label: 'sub', value: sub }])]
  return evidence.length > 0 ? pass(evidence) : warn([advise('identity-unknown')], [])
}

const recordSchema = z.record(z.string(), z.unknown())

function namesIn(from: Readonly<Record<string, unknown>> | undefined, names: readonly string[]): Evidence[] {
  return names.flatMap((label) => {
    const value = textIn(from, label)
    return value === null ? [] : [{ label, value }]
  })
}

function textIn(from: Readonly<Record<string, unknown>> | undefined, name: string): string | null {
  const value = from?.[name]
  return typeof value === 'string' && value !== '' ? value : null
}
