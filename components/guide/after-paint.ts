/** Calls back when the next frame is painted: what the reader looks at comes first. In a page out of sight, when it is seen. */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => setTimeout(callback))
}
