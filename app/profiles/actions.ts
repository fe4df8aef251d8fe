'use server'

import { notFound, redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { safeReturnPath } from '@/lib/auth/return-path'
import { isStoreError } from '@/lib/db/store-error'
import { findGuide } from '@/lib/guides/loaded'
import { cleanName } from '@/lib/profile/clean'
import type { ProfileFormState } from '@/lib/profile/form-state'
import { HIDDEN, text, uuid } from '@/lib/profile/form-values'
import { saveForm } from '@/lib/profile/save-form'
import { deleteProfile, findProfile } from '@/lib/profile/store'
import { writeContext } from '@/lib/profile/store-context.server'

/** Saves a new profile, or a change of one. */
export async function saveProfile(before: ProfileFormState, form: FormData): Promise<ProfileFormState> {
  const admin = await requireAdmin(safeReturnPath(text(form, HIDDEN.page)))
  const [connector = '', slug = ''] = text(form, HIDDEN.guide).split('/')
  const guide = findGuide(connector, slug)?.guide
  if (!guide) notFound()
  const id = uuid(form, HIDDEN.id)
  const result = await saveForm(() => writeContext(admin), guide, id, form, before.attempt + 1)
  if ('state' in result) return result.state
  const query = new URLSearchParams({ saved: id ? 'changed' : 'created' })
  if (result.saved.cleaned.length > 0) query.set('cleaned', result.saved.cleaned.join(','))
  redirect(`/profiles/${result.saved.id}?${query}`)
}

/** What the page for deleting shows when the name that was typed is not the profile's. */
export interface DeleteState {
  problem: string | null
}

/** Deletes a profile, when its name was typed. */
export async function deleteByName(_before: DeleteState, form: FormData): Promise<DeleteState> {
  const id = uuid(form, HIDDEN.id) ?? notFound()
  const admin = await requireAdmin(`/profiles/${id}/delete`)
  try {
    const context = await writeContext(admin)
    const profile = await findProfile(context.db, id)
    if (profile && cleanName(text(form, 'name')).value !== profile.name) {
      return { problem: `Type the name exactly: ${profile.name}` }
    }
    await deleteProfile(context, id)
  } catch (error) {
    if (isStoreError(error)) return { problem: `${error.message} Nothing was deleted. Try again in a moment.` }
    throw error
  }
  redirect('/profiles?deleted=1')
}
