import { env } from '@/lib/env'
import { commandContext } from '@/lib/guide/app-commands/context'
import { readLinkProblems } from '@/lib/guide/link-problems'
import type { MarkdownContext } from '@/lib/guide/markdown'
import { repairLink } from '@/lib/guide/repair-link'
import type { LoadedGuide } from '@/lib/guide/source'
import { textAnswer } from '@/lib/text-answer.server'
import { COMMANDS_VIEW_KEYS, loadCommandsView } from '../url-params'
import { guidePath } from '../urls'
import { allGuides, findGuide } from './loaded'

/** The type of a route handler's second argument. */
export type GuideParams = Readonly<{ params: Promise<{ connector: string; guide: string }> }>

/** Responds with another format of a guide, for the selection in the request's query. */
export async function guideAnswer(
  request: Request,
  { params }: GuideParams,
  contentType: string,
  write: (document: LoadedGuide['document'], context: MarkdownContext, problems: string[]) => string,
): Promise<Response> {
  const { connector, guide: slug } = await params
  const loaded = findGuide(connector, slug)
  const { publicUrl } = env()
  if (!loaded) {
    const known = allGuides().map(({ guide }) => publicUrl + guidePath(guide))
    return textAnswer(request, `There is no such guide. These exist:\n${known.join('\n')}\n`, { status: 404 })
  }
  const { guide, document, commands } = loaded
  const query = repairLink(guide, new URL(request.url).searchParams)
  const { context } = commandContext(guide, query, loadCommandsView(query), publicUrl)
  const problems = readLinkProblems(guide, query, COMMANDS_VIEW_KEYS)
  return textAnswer(request, write(document, { ...context, guide, commands }, problems), { contentType })
}
