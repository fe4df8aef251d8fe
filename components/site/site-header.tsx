import type { ReactNode } from 'react'
import { HISTORY, PROFILES, STACKONE } from '@/lib/urls'
import { SiteLink } from './site-link'

/** The operator. */
interface Brand {
  /** The operator's name; null if none is set. */
  name: string | null
  /** The path of the operator's logo; null if none is set. */
  logo: string | null
}

interface SiteHeaderProps {
  brand: Brand
  /** The site's navigation, with the current part marked. */
  links: ReactNode
  /** The signed-in admin, or the link to sign in. */
  account: ReactNode
}

/** The header of every page: brand, navigation and the signed-in admin. */
export function SiteHeader({ brand, links, account }: SiteHeaderProps) {
  return (
    <header className="border-b border-line bg-panel print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2.5 text-sm sm:px-6 flat:py-1">
        <a href="/" className="flex min-w-0 items-center gap-2.5 text-base font-bold text-ink no-underline">
          {brand.logo && (
            // biome-ignore lint/performance/noImgElement: the operator's file is served unchanged.
            <img src={brand.logo} alt="" width={28} height={28} className="size-7 flex-none object-contain" />
          )}
          <span className="min-w-0">
            {brand.name && <span translate="no">{`${brand.name} `}</span>}
            <span className={brand.name ? 'font-normal text-muted max-sm:sr-only' : undefined}>Connector setup</span>
          </span>
        </a>
        <nav
          aria-label="Site"
          className="-mx-2 flex flex-wrap gap-x-1 sm:-mx-2.5 max-md:order-last max-md:grow max-md:basis-full"
        >
          {links}
        </nav>
        <div className="ms-auto flex min-w-0 flex-wrap items-center gap-x-3">{account}</div>
      </div>
    </header>
  )
}

/** The site's navigation for a page without client scripts; `current` is the page's part. */
export function SiteLinks({ current }: { current: 'guides' | null }) {
  return (
    <>
      <SiteLink href="/" current={current === 'guides' ? 'true' : undefined}>
        Guides
      </SiteLink>
      <SiteLink href={PROFILES}>Profiles</SiteLink>
      <SiteLink href={STACKONE}>StackOne</SiteLink>
      <SiteLink href={HISTORY}>History</SiteLink>
    </>
  )
}
