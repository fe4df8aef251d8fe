'use client'

import { Broken } from '@/components/site/broken'
import { DatabaseUnavailable } from '@/components/site/database-unavailable'
import { PageBody } from '@/components/site/page-body'
import { requestOfStoreDigest } from '@/lib/db/store-digest'

interface AdminErrorProps {
  error: Error & { digest?: string }
}

/** Replaces an admin page that failed, or whose data became unreadable after its layout was rendered. */
export default function AdminError({ error: { digest } }: Readonly<AdminErrorProps>) {
  const request = requestOfStoreDigest(digest)
  return (
    <PageBody>
      {request === null ? <Broken number={digest} /> : <DatabaseUnavailable requestId={request || undefined} />}
    </PageBody>
  )
}
