/** Replaces an unknown value. */
export function Unknown() {
  return (
    <span className="text-muted">
      <span aria-hidden="true">—</span>
      <span className="sr-only">Unknown</span>
    </span>
  )
}
