import { decodeJwt } from 'jose'
import { type Answer, objectOf, withBody } from '../http/answer'
import { resign } from '../oauth/signing-key'
import { skewOf, timeIn } from '../state/clock'
import type { Fault, FaultContext } from './fault'

/** A wrong clock shows in the Date of every response and in the times of tokens. */
export const CLOCK_FAULTS: readonly Fault[] = [
  { id: 'clock-ahead', title: 'Its clock is 10 minutes ahead', target: 'account', effect: withWrongClock },
  { id: 'clock-behind', title: 'Its clock is 10 minutes behind', target: 'account', effect: withWrongClock },
]

async function withWrongClock(answer: Answer, context: FaultContext): Promise<Answer> {
  const { state, account } = context
  const dated = { ...answer, headers: { ...answer.headers, date: timeIn(state, account).toUTCString() } }
  const body = objectOf(answer)
  if (typeof body?.access_token !== 'string') return dated
  const shifted: Record<string, unknown> = { access_token: await shift(body.access_token, context) }
  if (typeof body.id_token === 'string') shifted.id_token = await shift(body.id_token, context)
  return withBody(dated, { ...body, ...shifted })
}

function shift(token: string, { state, account }: FaultContext): Promise<string> {
  const { iat = 0, exp = 0 } = decodeJwt(token)
  const skew = skewOf(account)
  return resign(state.signingKey, token, { iat: iat + skew, exp: exp + skew })
}
