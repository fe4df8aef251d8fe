import { record } from '@/lib/audit/trail'
import { answerAdmin } from '@/lib/auth/require-admin.server'
import { findGuide } from '@/lib/guides/loaded'
import { isFromElsewhere, privateAnswer, storeAnswer } from '@/lib/private-answer.server'
import { sheetMarkdown } from '@/lib/profile/sheet-markdown'
import { findProfile } from '@/lib/profile/store'
import { writeContext } from '@/lib/profile/store-context.server'
import { isUuid } from '@/lib/uuid'

type Context = { params: Promise<{ id: string }> }

/** The sheet for StackOne as Markdown. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  if (isFromElsewhere(request)) return Promise.resolve(privateAnswer('Open this from the wizard.\n', { status: 403 }))
  return storeAnswer(() =>
    answerAdmin(async (admin) => {
      const { id } = await params
      const { db, now, actor } = await writeContext(admin)
      const profile = isUuid(id) ? await findProfile(db, id) : null
      const guide = profile && findGuide(profile.connector, profile.guide)?.guide
      if (!profile || !guide) return privateAnswer('There is no such profile.\n', { status: 404 })
      if (request.method === 'GET')
        await record(db, { at: now, actor, action: 'profile.exported', profileId: id, profileName: profile.name })
      return privateAnswer(sheetMarkdown(guide, profile), { contentType: 'text/markdown; charset=utf-8' })
    }),
  )
}
