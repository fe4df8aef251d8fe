import 'server-only'
import { headers } from 'next/headers'
import { env } from '../env'

/**
 * Whether a form was sent from a page at another address than PUBLIC_URL, by its Origin header (RFC 6454). A provider
 * redirects to PUBLIC_URL, where the session of that other address is unknown. Without the header the answer is no.
 */
export async function isFromElsewhere(): Promise<boolean> {
  const origin = (await headers()).get('origin')
  return origin !== null && origin !== env().publicUrl
}
