import { pageTitle } from '@/lib/page-title'
import { DeadEnd } from '../site/dead-end'
import { ButtonLink } from '../ui/button'

export function NoSuchTest() {
  return (
    <>
      <title>{pageTitle('No such test')}</title>
      <DeadEnd
        title="No such test"
        actions={
          <ButtonLink kind="primary" href="/profiles">
            All profiles
          </ButtonLink>
        }
      >
        There is no test at this address, or its profile was deleted.
      </DeadEnd>
    </>
  )
}
