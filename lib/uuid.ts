const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'
const WHOLE = new RegExp(`^${UUID}$`, 'i')

/**
 * Every UUID (RFC 9562) in a text, also right beside other words. Only for `match` and `matchAll`: the other methods
 * would store the position in it.
 */
export const UUIDS = new RegExp(UUID, 'gi')

/** Whether a text is a UUID (RFC 9562), as PostgreSQL accepts it. */
export function isUuid(text: string): boolean {
  return WHOLE.test(text)
}
