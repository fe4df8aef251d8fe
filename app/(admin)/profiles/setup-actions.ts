'use server'

import { randomUUID } from 'node:crypto'
import { refresh } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import type { AskState } from '@/components/setup/ask-form'
import type { ReplaceState } from '@/components/setup/progress-panel'
import { nameForOutsiders } from '@/lib/auth/actor-name'
import type { Admin } from '@/lib/auth/admin'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import { safeReturnPath } from '@/lib/auth/safe-redirect'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { asForm, text, uuid } from '@/lib/form-data'
import { repairLink } from '@/lib/guide/repair-link'
import { loadSelection } from '@/lib/guide/search-params'
import { findGuide } from '@/lib/guides/loaded'
import { HIDDEN } from '@/lib/profile/form-values'
import { findProfile, type WriteContext } from '@/lib/profile/store'
import { writeContext } from '@/lib/profile/store-context.server'
import { askForNewProfile, askForProfile } from '@/lib/setup/ask'
import { ASK_CHOICE, ASK_FIELDS } from '@/lib/setup/ask-form'
import { checkAskForm, withoutTypedSecrets } from '@/lib/setup/check-ask-form'
import { madeLink } from '@/lib/setup/made-link'
import { MAX_OPEN_SETUPS, type Setup } from '@/lib/setup/setup'
import { allowOtherBrowser, findSetup, reopenSetup, replaceSetup, revokeSetup } from '@/lib/setup/store'
import { profileProgressPath } from '@/lib/urls'

const NOT_ASKED = {
  'sent-before': 'This very form was saved before, with other values. Look for that profile under Profiles.',
  deleted: 'This form already made a profile, and that profile was deleted. Start again from the guide.',
  'no-profile': 'Someone deleted this profile meanwhile. No link was made.',
  'too-many': `You have ${MAX_OPEN_SETUPS} open setup links, the most for one person. Revoke one, or wait until one expires.`,
} as const

const NOT_REPLACED = {
  gone: 'This link was replaced already, or its recipient has finished.',
  'too-many': NOT_ASKED['too-many'],
} as const

/** Creates a setup link, with its profile if that is new. Only this response contains the link. */
export async function askSomebody(before: AskState, sent: FormData): Promise<AskState> {
  const form = asForm(sent)
  const [connector = '', slug = ''] = text(form, HIDDEN.guide).split('/')
  const loaded = findGuide(connector, slug)
  if (!loaded) {
    await requireAdminForAction(safeReturnPath(text(form, HIDDEN.page)))
    notFound()
  }
  const { guide } = loaded
  const values = {
    name: text(form, ASK_FIELDS.name),
    recipient: text(form, ASK_FIELDS.recipient),
    note: text(form, ASK_FIELDS.note),
    hours: text(form, ASK_FIELDS.hours),
  }
  const again = (more: Partial<AskState>): AskState => ({
    attempt: (Number(before?.attempt) || 0) + 1,
    values: withoutTypedSecrets(guide, values),
    problems: {},
    failure: null,
    made: null,
    ...more,
  })
  let askedBefore: string
  try {
    const admin = await requireAdminForAction(safeReturnPath(text(form, HIDDEN.page)))
    const context = await writeContext(admin)
    const id = uuid(form, HIDDEN.id)
    const profile = id ? await findProfile(context.db, id) : null
    const isOfGuide = profile?.connector === guide.connector && profile.guide === guide.slug
    if (form.has(HIDDEN.id) && !isOfGuide) return again({ failure: NOT_ASKED['no-profile'] })
    const checked = checkAskForm(guide, values, profile ? profile.name : undefined)
    if (!checked.ok) return again({ problems: checked.problems })
    const { order } = checked
    const query = repairLink(guide, new URLSearchParams(text(form, ASK_CHOICE)))
    const selection = loadSelection(guide, query)
    const submissionId = uuid(form, HIDDEN.submission) ?? randomUUID()
    const asked = profile
      ? await askForProfile(context, profile.id, { ...order, senderEmail: admin.email })
      : await askForNewProfile(context, { guide, selection, order, senderEmail: admin.email, submissionId })
    if (asked.ok) {
      const made = { ...asked, ...order, sender: nameForOutsiders(admin.name), profile: profile || selection }
      return again({ made: { ...madeLink(loaded, env().publicUrl, made), profileId: asked.profileId } })
    }
    if (asked.reason === 'name-taken') {
      return again({ problems: { name: 'Another profile has this name. Choose a different one.' } })
    }
    if (asked.reason !== 'asked-before') return again({ failure: NOT_ASKED[asked.reason] })
    askedBefore = asked.profileId
  } catch (error) {
    if (isStoreError(error)) return again({ failure: `${error.message} No link was made. Try again in a moment.` })
    throw error
  }
  redirect(profileProgressPath(askedBefore))
}

/** Replaces a link, which ends. Only this response contains the new link. */
export async function replaceSetupLink(before: ReplaceState, sent: FormData): Promise<ReplaceState> {
  const form = asForm(sent)
  const again = (more: Partial<ReplaceState>): ReplaceState => ({
    attempt: (Number(before?.attempt) || 0) + 1,
    problem: null,
    made: null,
    ...more,
  })
  try {
    const { admin, context, setup } = await openFor(form)
    const profile = setup && (await findProfile(context.db, setup.profileId))
    const loaded = profile && findGuide(profile.connector, profile.guide)
    if (!setup || !profile || !loaded) return again({ problem: 'This setup link no longer exists.' })
    const replaced = await replaceSetup(context, setup.id, admin.email)
    if (!replaced.ok) return again({ problem: NOT_REPLACED[replaced.reason] })
    const now = await findSetup(context.db, replaced.id)
    if (!now) return again({ problem: 'This setup link no longer exists.' })
    const made = { ...now, token: replaced.token, sender: nameForOutsiders(admin.name), profile }
    return again({ made: madeLink(loaded, env().publicUrl, made) })
  } catch (error) {
    if (isStoreError(error)) return again({ problem: `${error.message} Nothing was changed. Try again in a moment.` })
    throw error
  }
}

/** Ends a setup link. */
export async function revokeSetupLink(sent: FormData): Promise<void> {
  await change(sent, revokeSetup)
}

/** Lets one more browser continue a setup. */
export async function allowOneMoreBrowser(sent: FormData): Promise<void> {
  await change(sent, allowOtherBrowser)
}

/** Lets the recipient change values again. */
export async function reopenFinishedSetup(sent: FormData): Promise<void> {
  await change(sent, reopenSetup)
}

/** The form's page shows the result, also if someone else was faster. */
async function change(sent: FormData, work: (context: WriteContext, id: string) => Promise<boolean>): Promise<void> {
  try {
    const { context, setup } = await openFor(asForm(sent))
    if (setup) await work(context, setup.id)
  } catch (error) {
    if (!isStoreError(error)) throw error
  }
  // Without a redirect: Next does not render again after one that changes only the URL's fragment.
  refresh()
}

/** The sender of a form, and its setup. Rejects with StoreError. */
async function openFor(form: FormData): Promise<{
  admin: Admin
  context: WriteContext
  setup: Setup | null
}> {
  const admin = await requireAdminForAction(safeReturnPath(text(form, HIDDEN.page)))
  const context = await writeContext(admin)
  return { admin, context, setup: await findSetup(context.db, text(form, HIDDEN.id)) }
}
