import { HOME } from '@/lib/urls'
import { DeadEnd } from '../site/dead-end'
import { ButtonLink } from '../ui/button'

/** The same page for every invalid link to sign in. It reveals nothing about tests. */
export function NoSuchLink() {
  return (
    <DeadEnd title="This link is not valid" actions={<ButtonLink href={HOME}>Open the guides</ButtonLink>}>
      A link to sign in works once, in one browser, and only while its test waits. Ask its sender for a new one.
    </DeadEnd>
  )
}
