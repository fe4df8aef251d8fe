import type { Metadata } from 'next'
import { ImportForm } from '@/components/guide-import/import-form'
import { PageBody } from '@/components/site/page-body'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { pageTitle } from '@/lib/page-title'
import { importGuide } from './actions'

export const metadata: Metadata = { title: pageTitle('Import a guide') }

export default async function Page() {
  await requireAdmin()
  return (
    <PageBody>
      <div className="page">
        <h1>Import a guide</h1>
        <p className="lead">
          A page of StackOne’s documentation becomes a guide of this wizard. You see what is wrong with the page, and a
          preview of the guide, before you add it.
        </p>
        <ImportForm send={importGuide} />
      </div>
    </PageBody>
  )
}
