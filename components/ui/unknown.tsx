/** In the place of a value that nobody knows. */
export function Unknown() {
  return (
    <span className="text-muted">
      <span aria-hidden="true">—</span>
      <span className="sr-only">Unknown</span>
    </span>
  )
}
