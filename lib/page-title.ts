/** A page's title: what it is about, then the site. */
export function pageTitle(page: string): string {
  return `${page} · Connector setup`
}
