import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { GuidePage } from '@/components/guide/guide-page'
import { env } from '@/lib/env'
import { readLinkProblems } from '@/lib/guide/link-problems'
import { mendLink } from '@/lib/guide/mend-link'
import { isFormShaped, readPickerForm } from '@/lib/guide/picker-form'
import { plural } from '@/lib/guide/plural'
import { guidePath, loadSelection, selectionLink, viewLink } from '@/lib/guide/search-params'
import { findGuide, guideOf } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'
import { toQuery } from '@/lib/query'

type PageProps = Readonly<{
  params: Promise<{ connector: string; guide: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}>

export default async function Page({ params, searchParams }: PageProps) {
  const { connector, guide: slug } = await params
  const loaded = findGuide(connector, slug)
  if (!loaded) notFound()
  const written = toQuery(await searchParams)
  const query = mendLink(loaded.guide, written)
  if (isFormShaped(query)) {
    const { selection, view } = readPickerForm(loaded.guide, query)
    redirect(viewLink(loaded.guide, selection, view))
  }
  // The page's own scripts read its address too.
  if (`${query}` !== `${written}`) redirect(`${guidePath(loaded.guide)}?${query}`.replaceAll('%2C', ','))
  return (
    <GuidePage
      loaded={loaded}
      publicUrl={env().publicUrl}
      query={`${query}`}
      problems={readLinkProblems(loaded.guide, query)}
    />
  )
}

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { connector, guide: slug } = await params
  const guide = guideOf(connector, slug)
  if (!guide) return { title: pageTitle('No such guide') }
  const selection = loadSelection(guide, toQuery(await searchParams))
  const chosen = selection.actions.length
  return {
    title: pageTitle(`Connect ${guide.connectorName}${chosen > 0 ? `: ${plural(chosen, 'action')}` : ''}`),
    description: guide.summary,
    alternates: {
      canonical: env().publicUrl + selectionLink(guide, selection),
      types: { 'text/markdown': selectionLink(guide, selection, `${guidePath(guide)}/guide.md`) },
    },
  }
}
