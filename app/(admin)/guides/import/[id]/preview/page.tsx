import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { GuidePage } from '@/components/guide/guide-page'
import { NoSuchImport } from '@/components/guide-import/no-such-import'
import { PageBody } from '@/components/site/page-body'
import { Callout } from '@/components/ui/callout'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { env } from '@/lib/env'
import { readLinkProblems } from '@/lib/guide/link-problems'
import { isFormShaped, readPickerForm } from '@/lib/guide/picker-form'
import { viewLink } from '@/lib/guide/search-params'
import { loadImport } from '@/lib/guide-import/load-import.server'
import { pageTitle } from '@/lib/page-title'
import { toQuery } from '@/lib/to-search-params'
import { importPath } from '@/lib/urls'

export const metadata: Metadata = { title: pageTitle('Preview of an imported guide') }

type PageProps = Readonly<{
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}>

/** Shows an imported guide as its page would look. */
export default async function Page({ params, searchParams }: PageProps) {
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
  const { loaded } = imported
  const query = toQuery(await searchParams)
  if (isFormShaped(query)) {
    const { selection, view } = readPickerForm(loaded.guide, query)
    redirect(viewLink(loaded.guide, selection, view))
  }
  return (
    <GuidePage
      loaded={loaded}
      publicUrl={env().publicUrl}
      query={`${query}`}
      problems={readLinkProblems(loaded.guide, query)}
      note={
        <Callout>
          <p>
            <span>This is a preview of an imported guide. </span>
            <a href={importPath(id)}>Back to the import</a>
          </p>
        </Callout>
      }
    />
  )
}
