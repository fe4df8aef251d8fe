import type { Metadata } from 'next'
import { ImportForm } from '@/components/guide-import/import-form'
import { PageBody } from '@/components/site/page-body'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { pageTitle } from '@/lib/page-title'
import { importGuide } from './actions'

export const metadata: Metadata = { title: pageTitle('Import a guide') }

export default async function Page() {
  await requireAdmin()
  return (
    <PageBody>
      <Content>
        <PageHeader
          title="Import a guide"
          lead="Turn a page of StackOne’s documentation into a guide. You see the page’s problems and a preview before you add it."
        />
        <ImportForm send={importGuide} />
      </Content>
    </PageBody>
  )
}
