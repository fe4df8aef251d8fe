import type { Guide } from '@/lib/guide/schema'
import { guidePath } from '@/lib/guide/search-params'

/** Under which name this tab keeps what is typed and not saved: one for each profile, one for a guide's new ones. */
export function draftKey(guide: Pick<Guide, 'connector' | 'slug'>, profileId: string | null): string {
  return `profile-draft ${profileId ?? `new ${guidePath(guide)}`}`
}
