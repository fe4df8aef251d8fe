import 'server-only'
import { headers } from 'next/headers'
import { env } from '../env'

/**
 * Whether a form was sent from a page at another address than PUBLIC_URL, by the browser's own word (Origin, RFC 6454):
 * what a provider leads back to PUBLIC_URL does not find the session of that address. Without one it is not known.
 */
export async function isFromElsewhere(): Promise<boolean> {
  const origin = (await headers()).get('origin')
  return origin !== null && origin !== env().publicUrl
}
