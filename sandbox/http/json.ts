/** The JSON object in a text, or null if there is none. */
export function parseObject(source: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(source)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
