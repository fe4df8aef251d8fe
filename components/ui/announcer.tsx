import { ANNOUNCER_ID } from './announce'

/**
 * The live region of `announce`. Rendered once with the page, because screen readers ignore regions that are added
 * later.
 */
export function Announcer() {
  return <div id={ANNOUNCER_ID} role="status" className="sr-only" />
}
