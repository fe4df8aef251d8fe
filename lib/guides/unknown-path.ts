import { guideInPath } from '../urls'

/**
 * Whether Next would route a path to a page that does not exist: it cannot be decoded, or it names an unknown guide.
 * Next would respond with an error, or with a page that is empty without JavaScript (docs/decisions/004). The text
 * formats of a guide have their own responses.
 */
export function isUnknownPath(path: string, isGuide: (connector: string, slug: string) => boolean): boolean {
  try {
    decodeURIComponent(path)
  } catch {
    return true
  }
  const named = guideInPath(path)
  return named !== null && !isGuide(decodeURIComponent(named.connector), decodeURIComponent(named.slug))
}
