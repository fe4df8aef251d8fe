'use server'

import { refresh } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import type { NameState } from '@/components/setup/name-form'
import { isFromElsewhere } from '@/lib/auth/elsewhere.server'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import { isStoreError, type StoreError } from '@/lib/db/store-error'
import { asForm, text, uuid } from '@/lib/form-data'
import { loadSelection, selectionLink } from '@/lib/guide/search-params'
import { findGuide, guideOf } from '@/lib/guides/loaded'
import { DATABASE_UNAVAILABLE } from '@/lib/messages'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { startRun } from '@/lib/oauth-test/runner'
import { createDraft } from '@/lib/profile/create-draft'
import { HIDDEN } from '@/lib/profile/form-values'
import { pasteRules } from '@/lib/profile/pasted-app'
import { profileNameSchema } from '@/lib/profile/schema'
import { findProfile } from '@/lib/profile/store'
import { writeContext } from '@/lib/profile/store-context.server'
import { personKey } from '@/lib/security/person-key'
import { answerValuesForm, guideOfForm } from '@/lib/setup/answer-values-form'
import { saveValues } from '@/lib/setup/save-values'
import type { ValuesFormState } from '@/lib/setup/values-form'
import { savedPath } from '@/lib/url-params'
import { newProfileSetupPath, PROFILES, profilePath, profileSetupPath, testRunPath } from '@/lib/urls'
import { isUuid } from '@/lib/uuid'

/** Creates a profile without values, and redirects to its steps. */
export async function makeDraft(before: NameState, sent: FormData): Promise<NameState> {
  const form = asForm(sent)
  const [connector = '', slug = ''] = text(form, HIDDEN.guide).split('/')
  const guide = guideOf(connector, slug)
  if (!guide) {
    await requireAdminForAction(PROFILES)
    notFound()
  }
  const selection = loadSelection(guide, new URLSearchParams(text(form, 'selection')))
  const page = selectionLink(guide, selection, newProfileSetupPath(guide))
  const admin = await requireAdminForAction(page).catch(asStoreError)
  const name = text(form, 'name')
  const again = (problem: string): NameState => ({ attempt: (Number(before?.attempt) || 0) + 1, name, problem })
  const parsed = profileNameSchema.safeParse(name)
  if (!parsed.success) return again(parsed.error.issues[0]?.message ?? '')
  const id = uuid(form, HIDDEN.submission)
  if (!id) notFound()
  try {
    if (admin instanceof Error) throw admin
    const made = await createDraft(await writeContext(admin), { guide, id, name: parsed.data, selection })
    if (!made.ok) return again(WHY_NOT[made.reason])
  } catch (error) {
    if (!isStoreError(error)) throw error
    return again(`${DATABASE_UNAVAILABLE}. Nothing was saved. Try again in a moment.`)
  }
  redirect(profileSetupPath(id))
}

const WHY_NOT = {
  'name-taken': 'Another profile has this name. Choose a different one.',
  'sent-before': 'This form already made a profile with another name. Open a new form to make another profile.',
  deleted: 'This form made a profile that was deleted. Open a new form to make another one.',
} as const

/** Saves the valid values that an admin typed, and starts a test if the button asked for it. */
export async function saveStepValues(id: string, before: ValuesFormState, sent: FormData): Promise<ValuesFormState> {
  const page = typeof id === 'string' && isUuid(id) ? profileSetupPath(id) : PROFILES
  const form = asForm(sent)
  const guide = guideOfForm(form)
  if (!guide || page === PROFILES) {
    await requireAdminForAction(page)
    redirect(page)
  }
  const attempt = (Number(before?.attempt) || 0) + 1
  const answer = await answerValuesForm(
    guide,
    form,
    attempt,
    async (typed, isWhole) =>
      saveValues(await writeContext(await requireAdminForAction(page)), guide, id, typed, isWhole),
    pasteRules(findGuide(guide.connector, guide.slug)?.commands ?? null),
  )
  // Renders the page around the form again with the saved values.
  refresh()
  if (answer.do === 'show') return answer.state
  if (answer.do === 'look') redirect(page)
  const admin = await requireAdminForAction(page)
  // The provider would redirect to a host name that does not get this session's cookie.
  if (await isFromElsewhere()) redirect(savedPath(id, { elsewhere: true }))
  let begun: string | null = null
  try {
    const world = await openRunDeps()
    const now = await findProfile(world.db, id)
    begun = now && ((await startRun(world, now, { startedBy: admin.name, owner: personKey(admin) }))?.id ?? null)
  } catch (error) {
    if (!isStoreError(error)) throw error
  }
  redirect(begun ? testRunPath(begun) : profilePath(id))
}

function asStoreError(error: unknown): StoreError {
  if (isStoreError(error)) return error
  throw error
}
