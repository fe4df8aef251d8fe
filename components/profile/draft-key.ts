import type { Guide } from '@/lib/guide/schema'
import { guidePath } from '@/lib/guide/search-params'

/** What the names of all drafts begin with. */
export const DRAFT_PREFIX = 'profile-draft '

/** Under which name this tab keeps what is typed and not saved: one for each profile, one for a guide's new ones. */
export function draftKey(guide: Pick<Guide, 'connector' | 'slug'>, profileId: string | null): string {
  return `${DRAFT_PREFIX}${profileId ?? `new ${guidePath(guide)}`}`
}
