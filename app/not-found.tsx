import type { Metadata } from 'next'
import { PageFrame } from '@/components/site/page-frame'
import { pageTitle } from '@/lib/page-title'

export const metadata: Metadata = { title: pageTitle('No such page') }

/** Next sends this page along with every other one: it stays short, however many guides there are. */
export default function NotFound() {
  return (
    <PageFrame>
      <div className="page">
        <h1>No such page</h1>
        <p className="lead">There is no page at this address.</p>
        <p>
          <a href="/">All guides</a>
        </p>
      </div>
    </PageFrame>
  )
}
