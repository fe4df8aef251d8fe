import { type Account, isOn } from './account'
import type { SandboxState } from './state'

const TEN_MINUTES = 600

/** In seconds: the error of the account's clock. */
export function skewOf(account: Account): number {
  if (isOn(account, 'clock-ahead')) return TEN_MINUTES
  return isOn(account, 'clock-behind') ? -TEN_MINUTES : 0
}

/** The time in the account. */
export function timeIn({ now }: Pick<SandboxState, 'now'>, account: Account): Date {
  return new Date(now().getTime() + skewOf(account) * 1_000)
}
