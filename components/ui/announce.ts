/** The id of the live region: see announcer.tsx. */
export const ANNOUNCER_ID = 'announcer'
const GATHER_MS = 50

const pending: string[] = []

/** Makes a screen reader say a sentence when it is idle. Sentences of the same moment are joined. */
export function announce(sentence: string): void {
  pending.push(sentence)
  if (pending.length === 1) setTimeout(speak, GATHER_MS)
}

function speak(): void {
  const text = pending.splice(0).join(' ')
  const region = document.getElementById(ANNOUNCER_ID)
  if (!region) return
  // Screen readers do not repeat an unchanged text.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text
}
