import { ButtonLink } from '../ui/button'
import { DeadEnd } from './dead-end'

/**
 * Replaces a page that does not exist. Next sends it along with every page, so it is short and does not list the
 * guides.
 */
export function NoSuchPage() {
  return (
    <DeadEnd
      title="No such page"
      actions={
        <ButtonLink kind="primary" href="/">
          All guides
        </ButtonLink>
      }
    >
      There is no page at this address. The link may be incomplete or out of date.
    </DeadEnd>
  )
}
