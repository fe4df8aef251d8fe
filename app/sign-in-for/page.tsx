import { cookies } from 'next/headers'
import { GuestRun } from '@/components/sign-in-for/guest-run'
import { NoSuchLink } from '@/components/sign-in-for/no-such-link'
import { DatabaseUnavailable } from '@/components/site/database-unavailable'
import { PageBody } from '@/components/site/page-body'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { requestId } from '@/lib/log/request'
import { loadGuestView } from '@/lib/oauth-test/guest.server'
import { guestOf } from '@/lib/oauth-test/guest-cookie'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { loadOnward } from '@/lib/url-params'

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

/** The progress of the test that this browser signs in for. */
export default async function Page({ searchParams }: PageProps) {
  const { onward } = await loadOnward(searchParams)
  const run = await load().catch((error: unknown) => {
    if (isStoreError(error)) return 'unavailable' as const
    throw error
  })
  return (
    <PageBody>
      {run === 'unavailable' ? (
        <DatabaseUnavailable key="unavailable" requestId={requestId()} />
      ) : run ? (
        <GuestRun key="run" run={run} isOnTheWay={onward} />
      ) : (
        <NoSuchLink key="none" />
      )}
    </PageBody>
  )
}

async function load() {
  return loadGuestView(await openRunDeps(), guestOf((await cookies()).toString(), env().publicUrl))
}
