'use client'

import { Broken } from '@/components/site/broken'
import { PageBody } from '@/components/site/page-body'
import { StoreAway } from '@/components/site/store-away'
import { requestOfStoreDigest } from '@/lib/db/store-digest'

interface AdminErrorProps {
  error: Error & { digest?: string }
}

/** In the place of a page for admins that broke, or whose data cannot be read since its layout was. */
export default function AdminError({ error: { digest } }: Readonly<AdminErrorProps>) {
  const request = requestOfStoreDigest(digest)
  return (
    <PageBody>
      {request === null ? <Broken number={digest} /> : <StoreAway requestId={request || undefined} />}
    </PageBody>
  )
}
