import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { GuidePage } from '@/components/guide/guide-page'
import { env } from '@/lib/env'
import { describeLink } from '@/lib/guide/describe-link'
import { readLinkProblems } from '@/lib/guide/link-problems'
import { isFormShaped, readPickerForm } from '@/lib/guide/picker-form'
import { repairLink } from '@/lib/guide/repair-link'
import { loadSelection, selectionLink, viewLink } from '@/lib/guide/search-params'
import { findGuide, guideOf } from '@/lib/guides/loaded'
import { pageTitle, SITE_NAME } from '@/lib/page-title'
import { toQuery } from '@/lib/to-search-params'
import { guidePath } from '@/lib/urls'

type PageProps = Readonly<{
  params: Promise<{ connector: string; guide: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}>

export default async function Page({ params, searchParams }: PageProps) {
  const { connector, guide: slug } = await params
  const loaded = findGuide(connector, slug)
  if (!loaded) notFound()
  const written = toQuery(await searchParams)
  const query = repairLink(loaded.guide, written)
  if (isFormShaped(query)) {
    const { selection, view } = readPickerForm(loaded.guide, query)
    redirect(viewLink(loaded.guide, selection, view))
  }
  // The page's scripts read the same query.
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
  const selection = loadSelection(guide, repairLink(guide, toQuery(await searchParams)))
  const { title, description } = describeLink(guide, selection)
  const link = selectionLink(guide, selection)
  return {
    title: pageTitle(title),
    description,
    alternates: {
      canonical: env().publicUrl + link,
      types: { 'text/markdown': selectionLink(guide, selection, `${guidePath(guide)}/guide.md`) },
    },
    openGraph: {
      type: 'website',
      title,
      description,
      url: link,
      siteName: env().brand.name ?? SITE_NAME,
    },
  }
}
