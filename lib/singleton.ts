/**
 * A value that exists once in this process. A module's own variable is not enough, because Next loads a module again
 * for pages, for route handlers and at the start.
 */
export function singleton<Value>(name: string, make: () => Value): Value {
  const values = globalThis as Record<string, unknown>
  const key = `connector-setup ${name}`
  if (!(key in values)) values[key] = make()
  return values[key] as Value
}
