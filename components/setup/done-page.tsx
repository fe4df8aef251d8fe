import type { ReactNode } from 'react'
import type { Guide } from '@/lib/guide/schema'
import { pageTitle } from '@/lib/page-title'
import { Card } from '../ui/card'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { Time } from '../ui/time'

interface DonePageProps {
  guide: Guide
  sender: string
  /** RFC 3339. */
  finishedAt: string
  expiresAt: string
  /** The provider's word for the app; null if unknown. */
  app: string | null
  /** The provider's console; null if the cloud has no address. */
  consoleUrl: string | null
  /** The form that permits copying the secret. */
  children: ReactNode
}

/** The recipient's page after finishing. */
export function DonePage({ guide, sender, finishedAt, expiresAt, app, consoleUrl, children }: DonePageProps) {
  const { connectorName } = guide
  return (
    <Page>
      <title>{pageTitle('Your part is done')}</title>
      <PageHeader
        title="Your part is done"
        lead={
          <>
            <span>You finished on </span>
            <Time at={finishedAt} />. <span>{`Thank you. ${sender} sees it. You can close this page.`}</span>
          </>
        }
      />
      {children}
      <Card aria-labelledby="next-heading" className="grid gap-2">
        <h2 id="next-heading">What happens next</h2>
        <p>{`${sender} enters the values in StackOne, and links accounts. Whoever links one signs in at ${connectorName} and agrees.`}</p>
        <p>
          <span>{`If something has to be changed, ${sender} reopens the setup, and you go on here until `}</span>
          <Time at={expiresAt} />.
        </p>
      </Card>
      <Card aria-labelledby="revoke-heading" className="grid gap-2">
        <h2 id="revoke-heading">{`If you change your mind`}</h2>
        <p>
          <span>{`You decide at ${connectorName}, at any time: delete the ${app ?? 'app'}, or its secret, in `}</span>
          {consoleUrl ? (
            <a href={consoleUrl} target="_blank" rel="noreferrer">
              <span>{`the console of ${connectorName}`}</span>
              <span className="sr-only"> (opens in a new tab)</span>
            </a>
          ) : (
            <span>{connectorName}</span>
          )}
          <span>. From then on, StackOne and this wizard have no access.</span>
        </p>
      </Card>
    </Page>
  )
}
