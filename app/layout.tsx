import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/site/site-footer'
import { Announcer } from '@/components/ui/announcer'
import { SkipLink } from '@/components/ui/skip-link'
import { env } from '@/lib/env'
import { geistSans } from './geist-sans'
import './globals.css'

const geistMono = localFont({
  src: '../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  adjustFontFallback: false,
  display: 'optional',
})

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env().publicUrl),
    description: 'Connect a provider to StackOne with exactly the scopes that you need.',
  }
}

export const viewport: Viewport = { colorScheme: 'light dark' }

// A page rendered for one request has the nonce that its scripts need.
export const dynamic = 'force-dynamic'

export default function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  const { name, supportUrl } = env().brand
  return (
    <html lang="en" className={`${geistSans.variable} ${geistMono.variable}`}>
      <body>
        <SkipLink href="#main">Skip to the content</SkipLink>
        {children}
        {supportUrl && <SiteFooter name={name} supportUrl={supportUrl} />}
        <Announcer />
      </body>
    </html>
  )
}
