import type { MouseEvent } from 'react'

/** Whether a click opens a link in another tab or window: then the browser follows it, not the page. */
export function isModifiedClick({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey
}
