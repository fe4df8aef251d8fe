import type { ReactNode } from 'react'
import { PROFILES } from '@/lib/urls'
import { ButtonLink } from '../ui/button'
import { DeadEnd } from './dead-end'

interface NoSuchProps {
  /** The missing thing, like `profile`. */
  what: string
  /** The next step. */
  href?: string
  label?: string
  /** The likely reason. */
  children: ReactNode
}

/** Replaces something that does not exist, or no longer. */
export function NoSuch({ what, href = PROFILES, label = 'All profiles', children }: NoSuchProps) {
  return (
    <DeadEnd
      title={`No such ${what}`}
      actions={
        <ButtonLink kind="primary" href={href}>
          {label}
        </ButtonLink>
      }
    >
      {children}
    </DeadEnd>
  )
}
