import type { Ask } from './ask'

/** Whether a request comes from a page of another site. A site on another port is another one. */
export function isFromOtherSite({ headers }: Pick<Ask, 'headers'>): boolean {
  const site = headers['sec-fetch-site']
  if (headers.origin) return headers.origin !== `http://${headers.host}`
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}
