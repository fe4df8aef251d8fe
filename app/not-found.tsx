import type { Metadata } from 'next'
import { GuideList } from '@/components/guide/guide-list'
import { PageFrame } from '@/components/site/page-frame'
import { allGuides } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'

export const metadata: Metadata = { title: pageTitle('No such page') }

export default function NotFound() {
  return (
    <PageFrame>
      <div className="page">
        <h1>No such page</h1>
        <p className="lead">There is no page at this address. These guides exist:</p>
        <GuideList guides={allGuides().map(({ guide }) => guide)} />
      </div>
    </PageFrame>
  )
}
