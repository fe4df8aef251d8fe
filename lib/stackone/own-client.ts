import { setTimeout as wait } from 'node:timers/promises'
import { env } from '../env'
import { outbound } from '../outbound/outbound'
import { processWide } from '../process-wide'
import { VERSION } from '../version'
import { type StackOne, stackOneClient } from './client'

/** The client of this process; null without STACKONE_API_KEY. */
export function ownStackOne(): StackOne | null {
  const { stackOne } = env()
  if (!stackOne) return null
  return processWide('stackone', () =>
    stackOneClient({
      ...outbound(),
      ...stackOne,
      userAgent: `connector-setup-wizard/${VERSION}`,
      now: () => new Date(),
      wait,
    }),
  )
}
