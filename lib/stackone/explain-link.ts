import type { ProviderTest } from '../guide/provider'
import type { Guide } from '../guide/schema'
import { refusalAdvice } from '../oauth-test/sign-in-error'
import { speakerAdvice } from '../oauth-test/speaker/speaker-advice'
import { otherSpeaker } from '../oauth-test/speaker/who-spoke'
import type { TestTarget } from '../oauth-test/stage'
import { type AdviceView, adviceView } from '../oauth-test/view'
import type { Profile } from '../profile/profile'

interface Failed {
  errorCode: string
  errorDescription: string | null
}

interface Of {
  guide: Guide
  test: ProviderTest
  profile: Pick<Profile, 'id' | 'lastTestOutcome'>
  subject: TestTarget
}

/** Why an account could not be linked, in the words of the live test. */
export interface LinkExplanation {
  advice: AdviceView
  /** Whether the live test has proven the wizard's own values: then StackOne's values differ. */
  isProvenHere: boolean
}

/**
 * Explains the error of a sign-in that StackOne started, with the live test's advice. The redirect URL is StackOne's,
 * and the error may come from values typed there.
 */
export function explainLink(
  { errorCode, errorDescription }: Failed,
  { guide, test, profile, subject }: Of,
): LinkExplanation {
  const description = errorDescription ?? ''
  const atStackOne = { ...subject, redirectUri: test.redirectUrl }
  const speaker = otherSpeaker({ text: description, form: 'error' })
  const advice = speaker
    ? speakerAdvice(speaker, { host: new URL(subject.origin).host, status: null })
    : refusalAdvice(errorCode, description, { provider: test, subject: atStackOne })
  const view = adviceView(advice, { profileId: profile.id, subject: atStackOne }, { guide, test })
  return { advice: view, isProvenHere: profile.lastTestOutcome === 'ready' && typeof view.place === 'object' }
}
