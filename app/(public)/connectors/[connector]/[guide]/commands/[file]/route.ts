import { env } from '@/lib/env'
import { commandContext } from '@/lib/guide/app-commands/context'
import { renderFile } from '@/lib/guide/app-commands/render'
import { repairLink } from '@/lib/guide/repair-link'
import { findGuide } from '@/lib/guides/loaded'
import { textAnswer } from '@/lib/text-answer.server'
import { loadCommandsView } from '@/lib/url-params'

type Context = Readonly<{ params: Promise<{ connector: string; guide: string; file: string }> }>

/** A file that the commands of a guide need, for the selection in the request's query. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { connector, guide: slug, file: name } = await params
  const loaded = findGuide(connector, slug)
  const file = loaded?.commands?.files.find((each) => each.name === name)
  if (!loaded?.commands || !file) {
    const known = loaded?.commands?.files.map((each) => each.name) ?? []
    return textAnswer(request, `No file has this name. The files are: ${known.join(', ') || 'none'}\n`, { status: 404 })
  }
  const query = repairLink(loaded.guide, new URL(request.url).searchParams)
  const { context } = commandContext(loaded.guide, query, loadCommandsView(query), env().publicUrl)
  const contentType = file.json === undefined ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  const answer = textAnswer(request, renderFile(file, loaded.commands, context), { contentType })
  answer.headers.set('content-disposition', `attachment; filename="${file.name}"`)
  return answer
}
