/** The globals that the scripts in in-page/ add to the pages. */
interface Window {
  stopwatch: {
    arm(expected: readonly import('./sight').Sight[]): void
    time: Promise<number> | null
  }
  shifted: number
}
