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
          lead="A page of StackOne’s documentation becomes a guide of this wizard. You see what is wrong with the page, and a preview of the guide, before you add it."
        />
        <ImportForm send={importGuide} />
      </Content>
    </PageBody>
  )
}
