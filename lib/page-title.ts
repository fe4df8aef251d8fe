export const SITE_NAME = 'Connector setup'

/** A page's title: its subject, then the site. */
export function pageTitle(page: string): string {
  return `${page} · ${SITE_NAME}`
}
