import type { ReactNode } from 'react'
import { HISTORY, PROFILES, STACKONE } from '@/lib/urls'
import { SiteLink } from './site-link'

/** Whose wizard this is. */
interface Brand {
  /** The operator's name; null where none is set. */
  name: string | null
  /** The path of the operator's logo; null where none is set. */
  logo: string | null
}

interface SiteHeaderProps {
  brand: Brand
  /** The parts of the site, with the current one marked. */
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
            // biome-ignore lint/performance/noImgElement: an operator's file is served as it is.
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

/** The parts of the site for a page without scripts of its own; `current` is the one that it belongs to. */
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
