import type { Metadata } from 'next'
import { NoSuchPage } from '@/components/site/no-such-page'
import { PageBody } from '@/components/site/page-body'
import { SiteHeader } from '@/components/site/site-header'
import { guides } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'

export const metadata: Metadata = { title: pageTitle('No such page') }

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <PageBody>
        <NoSuchPage guides={guides.map(({ guide }) => guide)} />
      </PageBody>
    </>
  )
}
