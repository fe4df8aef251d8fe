const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'
const WHOLE = new RegExp(`^${UUID}$`, 'i')

/** Every UUID (RFC 9562) in a text, also where it touches other words. Only for `match` and `matchAll`: the others would remember where they were. */
export const UUIDS = new RegExp(UUID, 'gi')

/** Whether a text is a UUID (RFC 9562), as PostgreSQL takes it. */
export function isUuid(text: string): boolean {
  return WHOLE.test(text)
}
