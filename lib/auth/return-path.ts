/** Where one goes after sign-in unless the address says otherwise. */
export const DEFAULT_RETURN_PATH = '/profiles'

const LONGEST = 8000
const BASE = 'http://wizard.invalid'

/** A path of this site to go back to after sign-in. What could lead off it, or is none, gives the default. */
export function safeReturnPath(text: string | null | undefined): string {
  if (!text || text.length > LONGEST || !/^\/[^/\\]/.test(text) || !URL.canParse(text, BASE)) return DEFAULT_RETURN_PATH
  const { origin, pathname, search, hash } = new URL(text, BASE)
  const isElsewhere = origin !== BASE || pathname.startsWith('//') || /^\/(sign-in|api)(\/|$)/.test(pathname)
  return isElsewhere ? DEFAULT_RETURN_PATH : pathname + search + hash
}

/** The sign-in page that leads back to a path, and tells of an error where there is one. */
export function signInPath(returnPath: string, error: string | null = null): string {
  return `/sign-in?${new URLSearchParams({ return: returnPath, ...(error && { error }) })}`
}
