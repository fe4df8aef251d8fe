import { findGuide, guideOf } from '../guides/loaded'
import { subjectOf } from '../oauth-test/subject'
import type { Profile } from '../profile/profile'
import { findProfile } from '../profile/store'
import { explainLink, type LinkExplanation } from './explain-link'
import type { LinkStatus } from './link-status'
import { findLink, OPEN, openLinkSecrets } from './link-store'
import { followLink } from './links'
import { findReference } from './reference-store'
import { openLinking } from './section.server'
import { isStackOneError, type ProblemWords, problemWords } from './stackone-error'

/** In milliseconds: the shortest interval between two requests about one link, for all its readers together. */
const MIN_BETWEEN_MS = 2000
/** How long a page waits for StackOne, in milliseconds. */
const PAGE_WAIT_MS = 4000

/** A link as its page shows it. */
export interface LinkView {
  id: string
  status: LinkStatus
  ownerName: string
  isAgain: boolean
  /** The Auth Link; null when it has ended. A secret: only the link's own page may have it. */
  url: string | null
  /** RFC 3339. */
  expiresAt: string
  createdBy: string
  /** The provider's message; null if there is no error. */
  error: { code: string; description: string | null; explanation: LinkExplanation | null } | null
  /** Why StackOne gives no status now; null: it does. */
  problem: ProblemWords | null
}

/** A link with its present status; null if there is none. Rejects with StoreError. */
export async function loadLink(id: string): Promise<{ view: LinkView; profile: Profile } | null> {
  const linking = await openLinking()
  const link = linking && (await findLink(linking.db, id))
  const profile = link && (await findProfile(linking.db, link.profileId))
  const guide = profile && guideOf(profile.connector, profile.guide)
  if (!linking || !link || !profile || !guide) return null
  const reference = await findReference(linking.db, profile.id)
  const isDue = !link.checkedAt || linking.now().getTime() - link.checkedAt.getTime() >= MIN_BETWEEN_MS
  let [state, problem]: [typeof link | Awaited<ReturnType<typeof followLink>>, ProblemWords | null] = [link, null]
  try {
    if (isDue && reference) {
      const of = { profile, guide, reference: reference.reference }
      state = await followLink(linking, link, of, AbortSignal.timeout(PAGE_WAIT_MS))
    }
  } catch (error) {
    if (!isStackOneError(error)) throw error
    problem = problemWords(error.problem)
  }
  const { status, errorCode, errorDescription } = state
  const secrets = OPEN.includes(status) ? await openLinkSecrets(linking.db, linking.ring, id) : null
  const test = findGuide(profile.connector, profile.guide)?.test
  const explanation =
    test && errorCode
      ? explainLink(
          { errorCode, errorDescription },
          { guide, test, profile, subject: subjectOf(linking.publicUrl, guide, profile) },
        )
      : null
  const view: LinkView = {
    id: link.id,
    status,
    ownerName: link.ownerName,
    isAgain: link.accountId !== null,
    url: secrets?.url ?? null,
    expiresAt: link.expiresAt.toISOString(),
    createdBy: link.createdBy,
    error: errorCode ? { code: errorCode, description: errorDescription, explanation } : null,
    problem,
  }
  return { view, profile }
}
