import { invalidToken } from '../api/errors'
import { type Answer, objectOf } from '../http/answer'
import type { Account } from '../state/account'
import type { Fault, FaultContext } from './fault'

/** The newest access token of each account, and the ended ones. */
const given = new WeakMap<Account, { last: string; ended: Set<string> }>()

/** A server may end an access token as soon as there is a new one. */
export const ENDED_TOKEN_FAULTS: readonly Fault[] = [
  {
    id: 'refresh-ends-old-token',
    title: 'An access token ends when the next one is given',
    target: 'account',
    effect: withLastTokenOnly,
  },
]

function withLastTokenOnly(answer: Answer, { account, ask }: FaultContext): Answer {
  const known = given.get(account) ?? { last: '', ended: new Set() }
  const next = objectOf(answer)?.access_token
  if (typeof next === 'string') given.set(account, { last: next, ended: known.ended.add(known.last) })
  const token = ask.headers.authorization?.replace(/^Bearer /i, '')
  return token !== undefined && known.ended.has(token) ? invalidToken() : answer
}
