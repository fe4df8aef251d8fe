import { setTimeout as wait } from 'node:timers/promises'
import { env } from '../env'
import { allGuides } from '../guides/loaded'
import { answerCleaner } from '../oauth-test/clean-answer'
import { outbound } from '../outbound/outbound'
import { secretsOfProcess } from '../security/process-secrets'
import { singleton } from '../singleton'
import { VERSION } from '../version'
import { type StackOne, stackOneClient } from './client'

/** Recognises the secrets of every provider by their patterns. */
function anyGuide() {
  return { knownSecrets: allGuides().flatMap(({ guide }) => guide.knownSecrets) }
}

/** The client of this process; null without STACKONE_API_KEY. */
export function ownStackOne(): StackOne | null {
  const { stackOne } = env()
  if (!stackOne) return null
  return singleton('stackone', () =>
    stackOneClient({
      ...outbound(),
      ...stackOne,
      userAgent: `connector-setup-wizard/${VERSION}`,
      clean: (text) => answerCleaner(anyGuide(), [...secretsOfProcess()])(text),
      now: () => new Date(),
      wait,
    }),
  )
}
