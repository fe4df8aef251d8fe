import type { Metadata } from 'next'
import { HistoryFilter } from '@/components/history/history-filter'
import { HistoryTable } from '@/components/history/history-table'
import { PageBody } from '@/components/site/page-body'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { actorsOf, latestEvents } from '@/lib/audit/trail'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { pageTitle } from '@/lib/page-title'
import { openStore } from '@/lib/profile/store-context.server'
import { toQuery } from '@/lib/to-search-params'
import { historyLink, loadHistoryView } from '@/lib/url-params'
import { HISTORY_CSV } from '@/lib/urls'

export const metadata: Metadata = { title: pageTitle('History') }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

const SHOWN = 100

export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const view = loadHistoryView(toQuery(await searchParams))
  const db = await openStore()
  const [events, actors] = await Promise.all([latestEvents(db, SHOWN + 1, view), actorsOf(db)])
  const shown = events.slice(0, SHOWN)
  const isNarrowed = view.who !== null || view.kind !== null
  return (
    <PageBody>
      <Content width="page">
        <PageHeader
          title="History"
          lead="Who did what, newest first. It cannot be changed and contains no secrets."
          actions={
            <ButtonLink href={HISTORY_CSV} download>
              Download as CSV
            </ButtonLink>
          }
        />
        <div className="grid gap-4">
          {actors.length > 0 && <HistoryFilter view={view} actors={actors} />}
          {shown.length > 0 ? (
            <HistoryTable key="some" events={shown} now={new Date().toISOString()} />
          ) : (
            <EmptyState key="none" title={isNarrowed ? 'No event matches this filter' : 'No events yet'}>
              {!isNarrowed && 'Each change and each test of a profile is listed here.'}
            </EmptyState>
          )}
          {events.length > SHOWN && (
            <p className="print:hidden">
              <ButtonLink href={historyLink({ ...view, before: shown.at(-1)?.id ?? null })}>Older</ButtonLink>
            </p>
          )}
        </div>
      </Content>
    </PageBody>
  )
}
