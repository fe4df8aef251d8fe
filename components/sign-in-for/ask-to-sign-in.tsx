import { nameForOutsiders } from '@/lib/auth/actor-name'
import type { LinkView } from '@/lib/oauth-test/guest-view'
import { pageTitle } from '@/lib/page-title'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { Time } from '../ui/time'

interface AskToSignInProps {
  link: LinkView
  startPath: string
}

/** Says who asks for a sign-in, and for what, before anything happens. */
export function AskToSignIn({ link: { createdBy, providerName, anAdmin, waitsUntil }, startPath }: AskToSignInProps) {
  const title = `Sign in at ${providerName} for a connection test`
  return (
    <Page>
      <title>{pageTitle(title)}</title>
      <PageHeader
        title={title}
        lead={`${nameForOutsiders(createdBy)} is testing a connection between ${providerName} and StackOne, and asks ${anAdmin} to sign in. It takes a minute, and you need no account here.`}
      />
      <Card className="grid gap-4">
        <ul className="grid list-disc gap-2 ps-5">
          <li>{`You sign in at ${providerName} itself. This wizard never sees your password.`}</li>
          <li>{`${providerName} then asks you to allow the connection, and names what it could do.`}</li>
          <li>The test reads a little data, changes nothing, and then gives its access back.</li>
        </ul>
        <form method="post" action={startPath} className="grid justify-items-start gap-3">
          <Button type="submit" kind="primary" size="lg">
            {`Sign in at ${providerName}`}
          </Button>
          <p className="text-xs text-muted">
            <span>The link works once, until </span>
            <Time at={waitsUntil} />
            <span>. Opening this page did not use it up. If you did not expect it, close it.</span>
          </p>
        </form>
      </Card>
    </Page>
  )
}
