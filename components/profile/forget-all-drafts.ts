import { DRAFT_PREFIX } from './draft-key'

/** Leaves nothing that was typed in this tab for whoever uses it next. */
export function forgetAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFT_PREFIX)) sessionStorage.removeItem(key)
  } catch {
    // Storage is forbidden: there was no draft.
  }
}
