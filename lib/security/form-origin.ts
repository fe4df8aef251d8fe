import 'server-only'

/** The addresses at which forms work: the public one first, then those of this machine (RFC 6454). */
export function ownOrigins({ publicUrl, port }: { publicUrl: string; port: number }): readonly string[] {
  return [publicUrl, ...['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`)]
}

/**
 * Where a form comes from; null when that is not the wizard's own pages. Programs send no Origin and no Sec-Fetch-Site:
 * they hold no one's cookies.
 */
export function formOrigin(headers: Headers, origins: readonly string[]): string | null {
  const origin = headers.get('origin') ?? origins[0] ?? ''
  const site = headers.get('sec-fetch-site') ?? 'same-origin'
  // "none": the reader reloads the page that the form led to.
  return ['same-origin', 'none'].includes(site) && origins.includes(origin) ? origin : null
}
