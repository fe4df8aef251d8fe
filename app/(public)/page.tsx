import type { Metadata } from 'next'
import { GuideList } from '@/components/guide/guide-list'
import { FocusOnArrival } from '@/components/site/focus-on-arrival'
import { PageBody } from '@/components/site/page-body'
import { guides } from '@/lib/guides/loaded'

export const metadata: Metadata = { title: 'Connector setup' }

export default function Page() {
  return (
    <PageBody way={{ current: 'connector', done: [], links: {} }}>
      <div className="page">
        <h1>Connect a provider to StackOne</h1>
        <p className="lead">Choose what StackOne may do, get the exact scopes, and follow the steps.</p>
        <GuideList guides={guides.map(({ guide }) => guide)} />
      </div>
      <FocusOnArrival />
    </PageBody>
  )
}
