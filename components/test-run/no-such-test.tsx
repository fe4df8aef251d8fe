import { pageTitle } from '@/lib/page-title'
import { PROFILES } from '@/lib/urls'
import { DeadEnd } from '../site/dead-end'
import { ButtonLink } from '../ui/button'

export function NoSuchTest() {
  return (
    <>
      <title>{pageTitle('No such test')}</title>
      <DeadEnd
        title="No such test"
        actions={
          <ButtonLink kind="primary" href={PROFILES}>
            All profiles
          </ButtonLink>
        }
      >
        There is no test at this address, or its profile was deleted.
      </DeadEnd>
    </>
  )
}
