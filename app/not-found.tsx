import { NoSuchPage } from '@/components/site/no-such-page'
import { PageBody } from '@/components/site/page-body'
import { PublicHeader } from './public-header'

/** Next sends this page along with every other one, so it is short and does not list the guides. */
export default function NotFound() {
  return (
    <>
      <PublicHeader current={null} />
      <PageBody>
        <NoSuchPage />
      </PageBody>
    </>
  )
}
