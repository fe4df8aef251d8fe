import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '../http/answer'
import type { Delivery } from '../http/deliver'
import { isOn } from '../state/account'
import type { FaultContext, Target } from './fault'
import { FAULTS } from './table'

/** The response after the account's faults have changed it, one after the other. */
export async function withFaults(
  context: FaultContext,
  targets: readonly Target[],
  trueAnswer: Answer,
): Promise<Delivery> {
  const { account } = context
  if (account.faults.latency > 0) await sleep(account.faults.latency, undefined, { ref: false })
  let answer = trueAnswer
  for (const { id, target, effect } of FAULTS) {
    if (!isOn(account, id) || !targets.includes(target)) continue
    const delivery = await effect(answer, context)
    if (typeof delivery === 'function') return delivery
    answer = delivery
  }
  return answer
}
