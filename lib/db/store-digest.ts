/** Marks errors of the database: Next passes only an error's digest to the browser. */
const MARK = 'database-'

/** The digest of a StoreError, with the id of its request. */
export function storeDigest(requestId: string | undefined): string {
  return `${MARK}${requestId ?? ''}`
}

/** The id of the request in the digest of a StoreError, empty if it had none; null for any other error's. */
export function requestOfStoreDigest(digest: string | undefined): string | null {
  return digest?.startsWith(MARK) ? digest.slice(MARK.length) : null
}
