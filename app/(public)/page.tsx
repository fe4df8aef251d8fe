import type { Metadata } from 'next'
import { GuideList } from '@/components/guide/guide-list'
import { FocusOnArrival } from '@/components/site/focus-on-arrival'
import { PageBody } from '@/components/site/page-body'
import { groupGuides } from '@/lib/guide/guide-groups'
import { allGuides } from '@/lib/guides/loaded'
import { logoOf } from '@/lib/guides/logos'
import { toQuery } from '@/lib/query'

export const metadata: Metadata = { title: 'Connector setup' }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

export default async function Page({ searchParams }: PageProps) {
  const query = toQuery(await searchParams).get('q') ?? ''
  return (
    <PageBody way={{ current: 'connector', done: [], links: {} }}>
      <div className="page">
        <h1>Connect a provider to StackOne</h1>
        <p className="lead">Choose what StackOne may do, get the exact scopes, and follow the steps.</p>
        <GuideList
          groups={groupGuides(
            allGuides().map(({ guide }) => guide),
            logoOf,
          )}
          query={query}
        />
      </div>
      <FocusOnArrival />
    </PageBody>
  )
}
