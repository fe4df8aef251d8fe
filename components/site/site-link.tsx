interface SiteLinkProps {
  href: string
  /** `page` for the page itself, `true` for its part of the site. */
  current?: 'page' | 'true' | undefined
  children: string
}

/** A link to a part of the site. */
export function SiteLink({ href, current, children }: SiteLinkProps) {
  return (
    <a
      href={href}
      aria-current={current}
      className="rounded-md px-2 py-1 font-medium text-muted no-underline hover:bg-soft hover:text-ink [&[aria-current]]:bg-soft [&[aria-current]]:text-ink sm:px-2.5 forced-colors:[&[aria-current]]:underline"
    >
      {children}
    </a>
  )
}
