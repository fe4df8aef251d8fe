import type { ReactNode } from 'react'
import { PublicHeader } from '../public-header'

/** What every page has that needs no sign-in. */
export default function PublicLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <>
      <PublicHeader current="guides" />
      {children}
    </>
  )
}
