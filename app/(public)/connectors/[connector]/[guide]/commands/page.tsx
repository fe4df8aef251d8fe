import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { CommandsPage } from '@/components/app-commands/commands-page'
import { LinkProblems } from '@/components/guide/link-problems'
import { PageBody } from '@/components/site/page-body'
import { env } from '@/lib/env'
import { commandContext } from '@/lib/guide/app-commands/context'
import { readLinkProblems } from '@/lib/guide/link-problems'
import { repairLink } from '@/lib/guide/repair-link'
import { loadSelection, selectionLink } from '@/lib/guide/search-params'
import { findGuide, guideOf } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'
import { toQuery } from '@/lib/to-search-params'
import { COMMANDS_VIEW_KEYS, loadCommandsView } from '@/lib/url-params'

type PageProps = Readonly<{
  params: Promise<{ connector: string; guide: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}>

export default async function Page({ params, searchParams }: PageProps) {
  const { connector, guide: slug } = await params
  const loaded = findGuide(connector, slug)
  if (!loaded) notFound()
  const { guide, commands, test } = loaded
  const query = repairLink(guide, toQuery(await searchParams))
  if (!commands) redirect(selectionLink(guide, loadSelection(guide, query)))
  const view = loadCommandsView(query)
  const { context, accountProblem } = commandContext(guide, query, view, env().publicUrl)
  return (
    <PageBody>
      <CommandsPage
        guide={guide}
        commands={commands}
        context={context}
        view={view}
        accountProblem={accountProblem}
        consoleName={test?.words.console ?? null}
        note={<LinkProblems problems={readLinkProblems(guide, query, COMMANDS_VIEW_KEYS)} />}
      />
    </PageBody>
  )
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { connector, guide: slug } = await params
  const guide = guideOf(connector, slug)
  return { title: pageTitle(guide ? `Commands for ${guide.connectorName}` : 'No such guide') }
}
