'use client'

import { Broken } from '@/components/site/broken'
import { DatabaseUnavailable } from '@/components/site/database-unavailable'
import { PageBody } from '@/components/site/page-body'
import { requestOfStoreDigest } from '@/lib/db/store-digest'

interface AdminErrorProps {
  error: Error & { digest?: string }
}

/** In the place of a page for admins that broke, or whose data cannot be read since its layout was. */
export default function AdminError({ error: { digest } }: Readonly<AdminErrorProps>) {
  const request = requestOfStoreDigest(digest)
  return (
    <PageBody>
      {request === null ? <Broken number={digest} /> : <DatabaseUnavailable requestId={request || undefined} />}
    </PageBody>
  )
}
