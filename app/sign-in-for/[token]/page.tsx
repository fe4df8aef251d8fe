import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { AskToSignIn } from '@/components/sign-in-for/ask-to-sign-in'
import { NoSuchLink } from '@/components/sign-in-for/no-such-link'
import { DatabaseUnavailable } from '@/components/site/database-unavailable'
import { PageBody } from '@/components/site/page-body'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { requestId } from '@/lib/log/request'
import { loadLinkView } from '@/lib/oauth-test/guest.server'
import { guestOf } from '@/lib/oauth-test/guest-cookie'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { isGuestOf } from '@/lib/oauth-test/sign-in-link'
import { SIGN_IN_FOR, signInForStartPath } from '@/lib/urls'
import { openLink } from '../open-link'

type PageProps = Readonly<{ params: Promise<{ token: string }> }>

/** The page of a link to sign in for a test. It changes nothing, because mail scanners open links. */
export default async function Page({ params }: PageProps) {
  const { token } = await params
  const link = await load(token).catch((error: unknown) => {
    if (isStoreError(error)) return 'unavailable' as const
    throw error
  })
  // The browser that used the link is redirected to its test.
  if (link === 'used-here') redirect(SIGN_IN_FOR)
  return (
    <PageBody>
      {link === 'unavailable' ? (
        <DatabaseUnavailable key="unavailable" requestId={requestId()} />
      ) : link ? (
        <AskToSignIn key="link" link={link} startPath={signInForStartPath(token)} />
      ) : (
        <NoSuchLink key="none" />
      )}
    </PageBody>
  )
}

async function load(token: string) {
  const world = await openRunDeps()
  const guest = guestOf((await cookies()).toString(), env().publicUrl)
  if (guest && (await isGuestOf(world.db, guest))) return 'used-here'
  return openLink(world, () => loadLinkView(world, token))
}
