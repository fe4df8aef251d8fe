import type { MouseEvent } from 'react'

/** Whether the reader clicks a link to see it in another tab or window: then the browser follows it, not the page. */
export function isModifiedClick({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey
}
