'use server'

import { notFound, redirect } from 'next/navigation'
import type { LinkFormState } from '@/components/stackone/link-form'
import type { AgainState } from '@/components/stackone/sign-in-again-form'
import type { Admin } from '@/lib/auth/admin'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import type { Database } from '@/lib/db/database'
import { isStoreError } from '@/lib/db/store-error'
import { asForm, text, uuid } from '@/lib/form-data'
import { guideOf } from '@/lib/guides/loaded'
import { HIDDEN } from '@/lib/profile/form-values'
import type { Profile } from '@/lib/profile/profile'
import { findProfile } from '@/lib/profile/store'
import { openStore } from '@/lib/profile/store-context.server'
import { checkLinkForm } from '@/lib/stackone/check-link-form'
import { knownConnector } from '@/lib/stackone/connector-store'
import { keepEntry } from '@/lib/stackone/entry-store'
import { ACCOUNT_FIELD, DEFAULT_EXPIRY, LINK_FIELDS } from '@/lib/stackone/link-form'
import { makeLink } from '@/lib/stackone/links'
import { confirmReference, findReference, forgetReference } from '@/lib/stackone/reference-store'
import { askAgain, findAccount, openLinking, whyNotEntered } from '@/lib/stackone/section.server'
import { isStackOneError } from '@/lib/stackone/stackone-error'
import { savedPath } from '@/lib/url-params'
import { accountLinkPath, PROFILES, profilePath, stackonePath } from '@/lib/urls'

interface Found {
  form: FormData
  admin: Admin
  db: Database
  profile: Profile
  page: string
}

/** The profile of a form, and its sender. Rejects with StoreError. */
async function openFor(form: FormData): Promise<Found> {
  const id = uuid(form, HIDDEN.id)
  const page = id ? profilePath(id) : PROFILES
  const admin = await requireAdminForAction(page)
  if (!id) notFound()
  const db = await openStore()
  const profile = await findProfile(db, id)
  if (!profile) redirect(page)
  return { form, admin, db, profile, page }
}

/** Runs a form's work and redirects to the profile, which shows the result, or that the database is unavailable. */
async function act(sent: FormData, work: (found: Found) => Promise<string>): Promise<never> {
  const form = asForm(sent)
  let said: string
  try {
    const found = await openFor(form)
    said = `${savedPath(found.profile.id, { stackone: await work(found) })}#stackone`
  } catch (error) {
    if (!isStoreError(error)) throw error
    said = profilePath(uuid(form, HIDDEN.id) ?? '')
  }
  redirect(said)
}

/** Stores which profile in StackOne belongs to a profile. */
export async function confirmStackOneProfile(sent: FormData): Promise<void> {
  await act(sent, async ({ form, admin, db, profile }) => {
    const { seen } = await knownConnector(db, profile.connector)
    const chosen = seen?.profiles.find(({ id }) => id === text(form, 'reference'))
    if (!chosen) return 'gone'
    const reference = { id: chosen.id, name: chosen.name }
    const result = await confirmReference({ db, profile, reference, now: new Date(), actor: admin.name })
    return result.ok ? 'confirmed' : 'taken'
  })
}

/** Removes that confirmation, so that another profile can be confirmed. */
export async function forgetStackOneProfile(sent: FormData): Promise<void> {
  await act(sent, async ({ admin, db, profile }) => {
    await forgetReference({ db, profile, now: new Date(), actor: admin.name })
    return 'forgotten'
  })
}

/** Records that an admin entered the current version of a profile in StackOne. */
export async function enterInStackOne(sent: FormData): Promise<void> {
  const form = asForm(sent)
  const id = uuid(form, HIDDEN.id)
  const page = id ? stackonePath(id) : PROFILES
  try {
    const { admin, db, profile } = await openFor(form)
    const guide = guideOf(profile.connector, profile.guide)
    const version = Number.parseInt(text(form, HIDDEN.version), 10)
    if (guide && !whyNotEntered(guide, profile)) {
      await keepEntry({ db, now: new Date(), actor: admin.name }, { profileId: profile.id, version })
    }
  } catch (error) {
    if (!isStoreError(error)) throw error
  }
  // The sheet shows the result, and whether the profile has changed since it was shown.
  redirect(page)
}

/** Asks StackOne anew. */
export async function askStackOneAgain(sent: FormData): Promise<void> {
  await act(sent, async ({ db, profile }) => {
    await askAgain(db, profile.connector)
    return 'asked'
  })
}

/** Creates an Auth Link for a new account. */
export async function makeAccountLink(before: LinkFormState, sent: FormData): Promise<LinkFormState> {
  const form = asForm(sent)
  const values = {
    ownerId: text(form, LINK_FIELDS.ownerId),
    ownerName: text(form, LINK_FIELDS.ownerName),
    expiresIn: text(form, LINK_FIELDS.expiresIn),
  }
  const again = (more: Partial<LinkFormState>): LinkFormState => ({
    attempt: (Number(before?.attempt) || 0) + 1,
    values,
    problems: {},
    failure: null,
    ...more,
  })
  let made: string
  try {
    const { admin, db, profile } = await openFor(form)
    const [linking, reference] = await Promise.all([openLinking(), findReference(db, profile.id)])
    if (!linking || !reference) return again({ failure: 'First confirm which profile in StackOne this is.' })
    const checked = checkLinkForm(values)
    if (!checked.ok) return again({ problems: checked.problems })
    const order = { ...checked.order, profile, reference: reference.reference, actor: admin.name }
    made = await makeLink(linking, { ...order, accountId: null })
  } catch (error) {
    if (isStackOneError(error)) return again({ failure: error.message })
    if (isStoreError(error)) return again({ failure: `${error.message} No link was made. Try again in a moment.` })
    throw error
  }
  redirect(accountLinkPath(made))
}

/**
 * Creates an Auth Link for an account that signs in again. Its owner comes from StackOne, and no form can change it.
 */
export async function makeSignInAgainLink(before: AgainState, sent: FormData): Promise<AgainState> {
  const form = asForm(sent)
  const again = (failure: string): AgainState => ({ attempt: (Number(before?.attempt) || 0) + 1, failure })
  let made: string
  try {
    const { admin, db, profile } = await openFor(form)
    const linking = await openLinking()
    const found = await findAccount(db, profile, text(form, ACCOUNT_FIELD))
    if (!linking || !found) return again('StackOne has no such account of this profile. Ask StackOne again.')
    const { reference, account } = found
    const owner = { ownerId: account.ownerId, ownerName: account.ownerName, accountId: account.id }
    const order = { ...owner, expiresIn: DEFAULT_EXPIRY, profile, reference, actor: admin.name }
    made = await makeLink(linking, order)
  } catch (error) {
    if (isStackOneError(error)) return again(error.message)
    if (isStoreError(error)) return again(`${error.message} No link was made. Try again in a moment.`)
    throw error
  }
  redirect(accountLinkPath(made))
}
