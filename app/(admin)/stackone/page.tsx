import type { Metadata } from 'next'
import { PageBody } from '@/components/site/page-body'
import { CalendarFeeds } from '@/components/stackone/calendar-feeds'
import { CompareForm } from '@/components/stackone/compare-form'
import { DriftList } from '@/components/stackone/drift-list'
import { CopyValue } from '@/components/ui/copy-value'
import { DescriptionList } from '@/components/ui/description-list'
import { Time } from '@/components/ui/time'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { openFeeds } from '@/lib/calendar/feed-store'
import { env } from '@/lib/env'
import { guides } from '@/lib/guides/loaded'
import { lastNotifications } from '@/lib/notify/store'
import { pageTitle } from '@/lib/page-title'
import { openStore } from '@/lib/profile/store-context.server'
import { knownConnector } from '@/lib/stackone/connector-store'
import { loadDrift } from '@/lib/stackone/drift-view.server'
import { loadStackone } from '@/lib/url-params'
import { STACKONE_WEBHOOK_API } from '@/lib/urls'
import { compareNow, makeCalendarAddress, revokeCalendarAddress } from './actions'

export const metadata: Metadata = { title: pageTitle('StackOne') }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const { compared, revoked } = await loadStackone(searchParams)
  const db = await openStore()
  const connectors = [...new Set(guides.map(({ guide }) => guide.connector))]
  const [drifts, feeds, told, known] = await Promise.all([
    loadDrift(db),
    openFeeds(db),
    lastNotifications(db),
    Promise.all(connectors.map((connector) => knownConnector(db, connector))),
  ])
  const { stackOne, stackOneWebhookSecrets, notify, publicUrl } = env()
  const findings = known.flatMap((each) => each.findings)
  return (
    <PageBody>
      <div className="page">
        <h1>StackOne</h1>
        {revoked && (
          <p className="callout" data-kind="good" data-arrival>
            The calendar address is revoked.
          </p>
        )}
        <section aria-labelledby="key">
          <h2 id="key">API key</h2>
          <p>
            {stackOne
              ? `A key is set. The wizard asks ${stackOne.isSandbox ? 'the sandbox’s StackOne' : 'StackOne’s API'}.`
              : 'No key is set. With STACKONE_API_KEY, a key of your StackOne project, the wizard finds profiles in StackOne, links accounts, watches them, and compares the guides with StackOne’s actions.'}
          </p>
          {findings.map(({ key, title, text }) => (
            <div key={key} className="callout" data-kind="error">
              <p>
                <strong>{title}</strong>
              </p>
              <p>{text}</p>
            </div>
          ))}
        </section>
        <section aria-labelledby="drift">
          <h2 id="drift">Actions: guides and StackOne</h2>
          {compared && (
            <p className="callout" data-kind="good" data-arrival>
              The lists below are StackOne’s as of now.
            </p>
          )}
          {stackOne && <CompareForm compare={compareNow} />}
          {drifts.map((each) => (
            <DriftList key={`${each.guide.connector}/${each.guide.slug}`} {...each} />
          ))}
        </section>
        <section aria-labelledby="webhooks">
          <h2 id="webhooks">Webhooks from StackOne</h2>
          <p>
            {stackOneWebhookSecrets.length > 0
              ? 'On. Add this address as a webhook in StackOne, for account events.'
              : 'Off. Add this address as a webhook in StackOne, and set STACKONE_WEBHOOK_SECRET to its signing secret.'}
          </p>
          <DescriptionList>
            <CopyValue label="Webhook address" text={publicUrl + STACKONE_WEBHOOK_API} />
          </DescriptionList>
        </section>
        <section aria-labelledby="notifications">
          <h2 id="notifications">Notifications</h2>
          <p>
            {notify
              ? `On: each change is sent once${notify.secret === null ? ', not signed' : ', signed'}.`
              : 'Off. Set NOTIFY_WEBHOOK_URL to get a message when a profile or an account stops working.'}
          </p>
          {notify && told && (
            <p>
              <span>
                {told.deliveredAt ? 'The last one was delivered. ' : `The last one was not delivered. ${told.problem} `}
              </span>
              <Time at={(told.deliveredAt ?? told.createdAt).toISOString()} />
            </p>
          )}
        </section>
        <section aria-labelledby="calendar">
          <h2 id="calendar">Calendar</h2>
          <p>A calendar feed with every day by which someone must sign in again.</p>
          <CalendarFeeds
            feeds={feeds.map(({ id, createdAt, createdBy, lastReadAt }) => ({
              id,
              createdBy,
              createdAt: createdAt.toISOString(),
              lastReadAt: lastReadAt?.toISOString() ?? null,
            }))}
            make={makeCalendarAddress}
            revoke={revokeCalendarAddress}
          />
        </section>
      </div>
    </PageBody>
  )
}
