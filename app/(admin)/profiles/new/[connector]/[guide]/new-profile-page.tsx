import type { ReactNode } from 'react'
import { NoSuchPage } from '@/components/site/no-such-page'
import { PageBody } from '@/components/site/page-body'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { repairLink } from '@/lib/guide/repair-link'
import { loadSelection, selectionLink } from '@/lib/guide/search-params'
import type { Selection } from '@/lib/guide/selection'
import type { LoadedGuide } from '@/lib/guide/source'
import { findGuide } from '@/lib/guides/loaded'
import { toQuery } from '@/lib/to-search-params'

/** The last part of the page's path. */
export type NewProfilePageProps = Readonly<{
  params: Promise<{ connector: string; guide: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}>

/** The input of a page that starts a new profile. */
export interface NewProfile {
  loaded: LoadedGuide
  /** The page's own query, repaired. */
  query: URLSearchParams
  selection: Selection
  /** The link back to the guide, with this choice. */
  guideLink: string
}

/** Renders a page that starts a new profile of a guide; for an unknown guide, the page for missing pages. */
export async function newProfilePage(
  { params, searchParams }: NewProfilePageProps,
  render: (found: NewProfile) => ReactNode | Promise<ReactNode>,
): Promise<ReactNode> {
  await requireAdmin()
  const { connector, guide: slug } = await params
  const loaded = findGuide(connector, slug)
  if (!loaded) {
    return (
      <PageBody>
        <NoSuchPage />
      </PageBody>
    )
  }
  const query = repairLink(loaded.guide, toQuery(await searchParams))
  const selection = loadSelection(loaded.guide, query)
  return render({ loaded, query, selection, guideLink: selectionLink(loaded.guide, selection) })
}
