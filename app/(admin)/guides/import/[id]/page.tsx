import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Metadata } from 'next'
import { AddForm } from '@/components/guide-import/add-form'
import { ImportResult } from '@/components/guide-import/import-result'
import { NoSuchImport } from '@/components/guide-import/no-such-import'
import { PageBody } from '@/components/site/page-body'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { env } from '@/lib/env'
import { loadImport } from '@/lib/guide-import/load-import.server'
import { filesOf } from '@/lib/guides/parse-guide'
import { pageTitle } from '@/lib/page-title'
import { addToWizard } from '../actions'

export const metadata: Metadata = { title: pageTitle('Imported guide') }

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  await requireAdmin()
  const { id } = await params
  const imported = await loadImport(id)
  if (!imported) {
    return (
      <PageBody>
        <NoSuchImport />
      </PageBody>
    )
  }
  const { connectorName, connector, slug } = imported.loaded.guide
  const { guidesDir } = env()
  const isWritable = guidesDir !== null && (await canWrite(guidesDir))
  return (
    <PageBody>
      <Content>
        <PageHeader
          title={`Imported guide: ${connectorName}`}
          lead="Only admins see it. The wizard deletes it after a day."
        />
        <ImportResult id={id} imported={imported} files={filesOf(imported.texts)}>
          {isWritable ? (
            <div key="add" className="grid gap-4">
              <p>
                {`The wizard writes the folder to ${guidesDir} and shows the guide at once. Other instances read their folder when they start: copy it there if they have their own, then restart them.`}
              </p>
              <AddForm add={addToWizard} id={id} connector={connector} slug={slug} />
            </div>
          ) : (
            <p key="how">
              {guidesDir === null
                ? 'This wizard has no folder for guides. Download the folder, put it into a folder of your own, set GUIDES_DIR to that, and restart the wizard.'
                : `This wizard cannot write ${guidesDir}. Download the folder, put it there, and restart the wizard.`}
            </p>
          )}
        </ImportResult>
      </Content>
    </PageBody>
  )
}

async function canWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}
