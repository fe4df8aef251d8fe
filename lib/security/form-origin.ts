import 'server-only'

/** The origins at which forms work: the public one first, then those of this machine (RFC 6454). */
export function ownOrigins({ publicUrl, port }: { publicUrl: string; port: number }): readonly string[] {
  return [publicUrl, ...['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`)]
}

/**
 * The origin of a form; null if it is not the wizard's own. Programs send no Origin and no Sec-Fetch-Site, but have no
 * cookies of users.
 */
export function formOrigin(headers: Headers, origins: readonly string[]): string | null {
  const origin = headers.get('origin') ?? origins[0] ?? ''
  const site = headers.get('sec-fetch-site') ?? 'same-origin'
  // "none": the reader reloads the page after a form.
  return ['same-origin', 'none'].includes(site) && origins.includes(origin) ? origin : null
}
