/**
 * Calls back after the next frame is painted, so that visible changes come first. In a hidden tab, when it is shown.
 */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => setTimeout(callback))
}
