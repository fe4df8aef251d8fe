import type { Guide } from '@/lib/guide/schema'
import { guidePath } from '@/lib/urls'

const PREFIX = 'profile-draft '

/** The form that a draft belongs to. */
interface DraftOf {
  /** The profile that is changed; null for a new one. */
  profileId: string | null
  /** The profile that a new one is a copy of. */
  copyOf: string | null
}

/**
 * The storage keys of this tab's drafts: one for each profile, one for a guide's new profiles, and one for the copies
 * of a profile, which keep its secret.
 */
export function draftKey(guide: Pick<Guide, 'connector' | 'slug'>, { profileId, copyOf }: DraftOf): string {
  if (profileId) return `${PREFIX}${profileId}`
  return copyOf ? `${PREFIX}copy ${copyOf}` : `${PREFIX}new ${guidePath(guide)}`
}

/** The stored text; null if there is none. */
export function readDraftText(key: string): string | null {
  return attempt(() => sessionStorage.getItem(key))
}

export function keepDraftText(key: string, text: string): void {
  attempt(() => sessionStorage.setItem(key, text))
}

export function forgetDraft(key: string): void {
  attempt(() => sessionStorage.removeItem(key))
}

/** Deletes every draft of this tab, so that the next user of the browser finds none. */
export function forgetAllDrafts(): void {
  const keys = attempt(() => Object.keys(sessionStorage)) ?? []
  for (const key of keys) if (key.startsWith(PREFIX)) forgetDraft(key)
}

/** Storage may be forbidden or full: then there is no draft. */
function attempt<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch {
    return null
  }
}
