import type { Metadata } from 'next'
import { NoSuchPage } from '@/components/site/no-such-page'
import { PageBody } from '@/components/site/page-body'
import { pageTitle } from '@/lib/page-title'
import { PublicHeader } from './public-header'

export const metadata: Metadata = { title: pageTitle('No such page') }

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
