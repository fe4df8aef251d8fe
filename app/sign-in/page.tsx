import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccessCodeForm } from '@/components/sign-in/access-code-form'
import { FocusOnArrival } from '@/components/site/focus-on-arrival'
import { PageBody } from '@/components/site/page-body'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { findAdmin } from '@/lib/auth/require-admin.server'
import { safeReturnPath, signInPath } from '@/lib/auth/safe-redirect'
import { describeSignInError, ELSEWHERE } from '@/lib/auth/sign-in-errors'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { pageTitle } from '@/lib/page-title'
import { openStore } from '@/lib/profile/store-context.server'
import { loadSignIn } from '@/lib/url-params'
import { PublicHeader } from '../public-header'
import { signInWithCode, signInWithOpenId } from './actions'

export const metadata: Metadata = { title: pageTitle('Sign in'), robots: { index: false } }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

export default async function Page({ searchParams }: PageProps) {
  const { return: asked, error } = await loadSignIn(searchParams)
  const returnPath = safeReturnPath(asked)
  if (!error && (await isSignedIn())) redirect(returnPath)
  const { oidc, publicUrl } = env()
  // A sign-in attempt needs the database: it opens while the reader types.
  if (!oidc) void openStore().catch(() => {})
  return (
    <>
      <PublicHeader current="sign-in" />
      <PageBody>
        <div className="mx-auto grid w-full max-w-[30rem] gap-6 px-4 py-8 sm:py-16">
          <div className="grid gap-6 rounded-lg border border-line bg-panel p-6 sm:p-8">
            <PageHeader
              title="Sign in"
              lead="Connector profiles hold secrets, so they are for admins of this wizard. The guides are open to everyone."
            />
            {error && (
              <Callout kind="error" role="alert">
                <span>{`${describeSignInError(error)} `}</span>
                {error === ELSEWHERE && <a href={publicUrl + signInPath(returnPath)}>{`Sign in at ${publicUrl}`}</a>}
              </Callout>
            )}
            {oidc ? (
              <form action={signInWithOpenId} className="grid">
                <input type="hidden" name="return" value={returnPath} />
                <Button type="submit" kind="primary" size="lg">
                  {`Sign in at ${new URL(oidc.issuer).host}`}
                </Button>
              </form>
            ) : (
              <AccessCodeForm signIn={signInWithCode} returnPath={returnPath} />
            )}
          </div>
        </div>
      </PageBody>
      <FocusOnArrival />
    </>
  )
}

/** Whether an admin is signed in. False if the database is unavailable: the form reports that when it is sent. */
async function isSignedIn(): Promise<boolean> {
  try {
    return (await findAdmin()) !== null
  } catch (error) {
    if (isStoreError(error)) return false
    throw error
  }
}
