import { InvalidLink } from '@/components/setup/invalid-link'
import { PageBody } from '@/components/site/page-body'
import { env } from '@/lib/env'
import { askForThisBrowser } from './actions'

/** The page of a setup link that lost its end. */
export default function Page() {
  return (
    <PageBody>
      <InvalidLink operator={env().brand} token={null} hasAsked={false} ask={askForThisBrowser} />
    </PageBody>
  )
}
