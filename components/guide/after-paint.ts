/**
 * Calls back after the next frame is painted, so that visible changes come first. A hidden tab waits until it is shown.
 */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => setTimeout(callback))
}
