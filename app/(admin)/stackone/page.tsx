import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PageBody } from '@/components/site/page-body'
import { CalendarFeeds } from '@/components/stackone/calendar-feeds'
import { CompareForm } from '@/components/stackone/compare-form'
import { DriftList } from '@/components/stackone/drift-list'
import { Badge } from '@/components/ui/badge'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { CopyValue } from '@/components/ui/copy-value'
import { DescriptionList } from '@/components/ui/description-list'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { openFeeds } from '@/lib/calendar/feed-store'
import { env } from '@/lib/env'
import { allConnectors } from '@/lib/guides/loaded'
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
  const connectors = allConnectors()
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
      <Content>
        <PageHeader
          title="StackOne"
          lead="Data from StackOne’s API, and the notifications you get."
          badges={
            findings.length > 0 ? (
              <Badge tone="danger">API key does not work</Badge>
            ) : (
              <Badge tone={stackOne ? 'good' : 'neutral'}>{stackOne ? 'API key set' : 'No API key'}</Badge>
            )
          }
        />
        {revoked && (
          <Callout kind="good" data-arrival>
            <p>The calendar address is revoked.</p>
          </Callout>
        )}
        <Part id="key" title="API key">
          <p className="text-muted">
            {stackOne
              ? `A key is set. The wizard asks ${stackOne.isSandbox ? 'the sandbox’s StackOne' : 'StackOne’s API'}.`
              : 'No key is set. With STACKONE_API_KEY, a key of your StackOne project, the wizard finds profiles in StackOne, links accounts, watches them, and compares the guides with StackOne’s actions.'}
          </p>
          {findings.map(({ key, title, text }) => (
            <Callout key={key} kind="error">
              <p>
                <strong>{title}</strong>
              </p>
              <p>{text}</p>
            </Callout>
          ))}
        </Part>
        <Part id="drift" title="Actions: guides and StackOne">
          {compared && (
            <Callout kind="good" data-arrival>
              <p>The lists below are up to date.</p>
            </Callout>
          )}
          {stackOne && <CompareForm compare={compareNow} />}
          {drifts.map((each) => (
            <DriftList key={`${each.guide.connector}/${each.guide.slug}`} {...each} />
          ))}
        </Part>
        <Part id="webhooks" title="Webhooks from StackOne" isOn={stackOneWebhookSecrets.length > 0}>
          <p className="text-muted">
            {stackOneWebhookSecrets.length > 0
              ? 'Add this address as a webhook in StackOne, for account events.'
              : 'Add this address as a webhook in StackOne, and set STACKONE_WEBHOOK_SECRET to its signing secret.'}
          </p>
          <DescriptionList>
            <CopyValue label="Webhook address" text={publicUrl + STACKONE_WEBHOOK_API} />
          </DescriptionList>
        </Part>
        <Part id="notifications" title="Notifications" isOn={notify !== null}>
          <p className="text-muted">
            {notify
              ? `Each change is sent once, ${notify.secret === null ? 'not signed' : 'signed'}.`
              : 'Set NOTIFY_WEBHOOK_URL to get a message when a profile or an account stops working, and when a setup by somebody else finishes, fails or expires.'}
          </p>
          {notify && told && (
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <Badge tone={told.deliveredAt ? 'good' : 'danger'}>
                {told.deliveredAt ? 'Last one delivered' : 'Last one not delivered'}
              </Badge>
              {!told.deliveredAt && told.problem && <span>{told.problem}</span>}
              <span className="text-xs text-muted">
                <Time at={(told.deliveredAt ?? told.createdAt).toISOString()} />
              </span>
            </p>
          )}
        </Part>
        <Part id="calendar" title="Calendar">
          <p className="text-muted">A calendar feed with every day by which someone must sign in again.</p>
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
        </Part>
      </Content>
    </PageBody>
  )
}

interface PartProps {
  id: string
  title: string
  /** Whether it is enabled; null if it has no switch. */
  isOn?: boolean
  children: ReactNode
}

/** One feature that uses StackOne. */
function Part({ id, title, isOn, children }: PartProps) {
  return (
    <Card aria-labelledby={id} className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id}>{title}</h2>
        {isOn !== undefined && <Badge tone={isOn ? 'good' : 'neutral'}>{isOn ? 'On' : 'Off'}</Badge>}
      </div>
      {children}
    </Card>
  )
}
