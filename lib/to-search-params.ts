/** A page's `searchParams` as the URLSearchParams they came from; the order of different names is kept. */
export function toQuery(record: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(record)) {
    for (const each of [value ?? []].flat()) query.append(name, each)
  }
  return query
}
