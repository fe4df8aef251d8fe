interface Cookie {
  name: string
  value: string
  path: string
}

/** The cookies of one browser, for one host. */
export class Cookies {
  private kept: Cookie[] = []

  /** The Cookie header for this URL. */
  headerFor(url: string): string {
    const { pathname } = new URL(url)
    const sent = this.kept.filter(({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')))
    return sent.map(({ name, value }) => `${name}=${value}`).join('; ')
  }

  /** Stores the Set-Cookie headers of a response. */
  keep(url: string, headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(';').map((part) => part.trim())
      const [name = '', ...rest] = pair.split('=')
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? new URL(url).pathname
      const isGone = attributes.some((attribute) => /^max-age=0$|^expires=Thu, 01 Jan 1970/i.test(attribute))
      this.kept = this.kept.filter((cookie) => cookie.name !== name || cookie.path !== path)
      if (!isGone) this.kept.push({ name, value: rest.join('='), path })
    }
  }
}
