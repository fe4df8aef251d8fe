import { ANNOUNCER_ID } from './announce'

/** Where `announce` speaks. Once in the page, and there from the start: regions added later are not heard. */
export function Announcer() {
  return <div id={ANNOUNCER_ID} role="status" className="sr-only" />
}
