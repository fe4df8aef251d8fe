import { CALLBACK } from '../urls'

/**
 * The wizard's own redirect URL (RFC 6749 section 3.1.2), for the live test. The page and the test both use this
 * function. `publicUrl` is the configured public address, without a slash at its end.
 */
export function callbackUrl(publicUrl: string): string {
  return publicUrl + CALLBACK
}
