import { IMPORT } from '@/lib/urls'
import { DeadEnd } from '../site/dead-end'
import { ButtonLink } from '../ui/button'

/** In the place of an import that does not exist, or no longer. */
export function NoSuchImport() {
  return (
    <DeadEnd
      title="No such import"
      actions={
        <ButtonLink kind="primary" href={IMPORT}>
          Import a page
        </ButtonLink>
      }
    >
      There is no import at this address. One is kept for a day.
    </DeadEnd>
  )
}
