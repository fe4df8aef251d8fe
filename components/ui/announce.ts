const ANNOUNCER_ID = 'announcer'

/** Has a screen reader say a sentence, when it is done with what it says. */
export function announce(sentence: string): void {
  const region = document.getElementById(ANNOUNCER_ID)
  if (!region) return
  // The same text twice is no change, and would not be said again.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence
}
