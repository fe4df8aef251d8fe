import 'server-only'
import { NO_PAGE, PROFILES, SIGN_IN } from '../urls'

/** The page after sign-in, unless the URL names another. */
export const DEFAULT_RETURN_PATH = PROFILES

/** The header in which proxy.ts passes the requested path with its query. */
export const ASKED_PATH = 'x-asked-path'

const MAX_LENGTH = 8000
const BASE = 'http://wizard.invalid'

/** The path to return to after sign-in. An invalid path, or one that could leave the site, becomes the default. */
export function safeReturnPath(text: string | null | undefined): string {
  if (!text || text.length > MAX_LENGTH || !/^\/[^/\\]/.test(text) || !URL.canParse(text, BASE))
    return DEFAULT_RETURN_PATH
  const { origin, pathname, search, hash } = new URL(text, BASE)
  const isElsewhere = origin !== BASE || pathname.startsWith('//') || !isPage(pathname)
  return isElsewhere ? DEFAULT_RETURN_PATH : pathname + search + hash
}

function isPage(pathname: string): boolean {
  try {
    return !NO_PAGE.test(decodeURIComponent(pathname).replace(/\/+/g, '/'))
  } catch {
    return false
  }
}

/** The URL of the sign-in page that returns to a path, with an error if there is one. */
export function signInPath(returnPath: string, error: string | null = null): string {
  return `${SIGN_IN}?${new URLSearchParams({ return: returnPath, ...(error && { error }) })}`
}
