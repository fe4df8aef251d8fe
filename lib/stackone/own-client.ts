import { setTimeout as wait } from 'node:timers/promises'
import { env } from '../env'
import { guides } from '../guides/loaded'
import { answerCleaner } from '../oauth-test/clean-answer'
import { outbound } from '../outbound/outbound'
import { processWide } from '../process-wide'
import { secretsOfProcess } from '../security/process-secrets'
import { VERSION } from '../version'
import { type StackOne, stackOneClient } from './client'

/** Knows the secrets of every provider by their look. */
const ANY_GUIDE = { profile: { knownSecrets: guides.flatMap(({ guide }) => guide.profile.knownSecrets) } }

/** The client of this process; null without STACKONE_API_KEY. */
export function ownStackOne(): StackOne | null {
  const { stackOne } = env()
  if (!stackOne) return null
  return processWide('stackone', () =>
    stackOneClient({
      ...outbound(),
      ...stackOne,
      userAgent: `connector-setup-wizard/${VERSION}`,
      clean: (text) => answerCleaner(ANY_GUIDE, [...secretsOfProcess()])(text),
      now: () => new Date(),
      wait,
    }),
  )
}
