import type { ReactNode } from 'react'
import { PublicHeader } from '../public-header'

/** The layout of every page that needs no sign-in. */
export default function PublicLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <>
      <PublicHeader current="guides" />
      {children}
    </>
  )
}
