'use server'

import { notFound, redirect } from 'next/navigation'
import type { DeleteState } from '@/components/profile/delete-form'
import type { Admin } from '@/lib/auth/admin'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import { safeReturnPath } from '@/lib/auth/safe-redirect'
import { isStoreError, type StoreError } from '@/lib/db/store-error'
import { asForm, text, uuid } from '@/lib/form-data'
import { findGuide } from '@/lib/guides/loaded'
import type { ProfileFormState } from '@/lib/profile/form-state'
import { HIDDEN } from '@/lib/profile/form-values'
import { cleanName } from '@/lib/profile/normalize-input'
import { pasteRules } from '@/lib/profile/pasted-app'
import { saveForm } from '@/lib/profile/save-form'
import { deleteProfile, findProfile, type WriteContext } from '@/lib/profile/store'
import { writeContext } from '@/lib/profile/store-context.server'
import { DELETED_PATH, savedPath } from '@/lib/url-params'
import { deleteProfilePath, PROFILES, profilePath } from '@/lib/urls'

/** Saves a new profile, or a change of one. */
export async function saveProfile(before: ProfileFormState, sent: FormData): Promise<ProfileFormState> {
  const form = asForm(sent)
  // If the database is unavailable, the session cannot be checked: nothing is saved, and the form says why.
  const admin = await requireAdminForAction(safeReturnPath(text(form, HIDDEN.page))).catch(asStoreError)
  const [connector = '', slug = ''] = text(form, HIDDEN.guide).split('/')
  const loaded = findGuide(connector, slug)
  const id = uuid(form, HIDDEN.id)
  if (!loaded || (form.has(HIDDEN.id) && !id)) notFound()
  const attempt = (Number(before?.attempt) || 0) + 1
  const result = await saveForm(() => openFor(admin), loaded.guide, id, form, attempt, pasteRules(loaded.commands))
  if ('state' in result) return result.state
  const { id: savedId, cleaned } = result.saved
  redirect(savedPath(savedId, { saved: id ? 'changed' : 'created', copy: uuid(form, HIDDEN.copyOf), cleaned }))
}

/** Deletes a profile if its name was typed. */
export async function deleteByName(_before: DeleteState, sent: FormData): Promise<DeleteState> {
  const form = asForm(sent)
  const id = uuid(form, HIDDEN.id)
  const admin = await requireAdminForAction(id ? deleteProfilePath(id) : PROFILES).catch(asStoreError)
  if (!id) notFound()
  let isDeleted: boolean
  try {
    const context = await openFor(admin)
    const profile = await findProfile(context.db, id)
    if (profile && cleanName(text(form, 'name')).value !== profile.name) {
      return { problem: `Type the name exactly: ${profile.name}` }
    }
    isDeleted = await deleteProfile(context, id)
  } catch (error) {
    if (isStoreError(error)) return { problem: `${error.message} Nothing was deleted. Try again in a moment.` }
    throw error
  }
  // If someone else deleted it first, the profile's own page says who.
  redirect(isDeleted ? DELETED_PATH : profilePath(id))
}

function asStoreError(error: unknown): StoreError {
  if (isStoreError(error)) return error
  throw error
}

async function openFor(admin: Admin | StoreError): Promise<WriteContext> {
  if (admin instanceof Error) throw admin
  return writeContext(admin)
}
