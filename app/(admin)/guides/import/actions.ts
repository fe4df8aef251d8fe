'use server'

import { randomUUID } from 'node:crypto'
import { notFound, redirect } from 'next/navigation'
import type { AddState } from '@/components/guide-import/add-form'
import type { ImportState } from '@/components/guide-import/import-form'
import { record } from '@/lib/audit/trail'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { asForm, text, uuid } from '@/lib/form-data'
import { addGuide } from '@/lib/guide-import/add-guide'
import { makeImport } from '@/lib/guide-import/guide-import'
import { saveImport } from '@/lib/guide-import/import-store'
import { keepImport, loadImport } from '@/lib/guide-import/load-import.server'
import { reloadGuides } from '@/lib/guides/loaded'
import { isOperatorError, OperatorError } from '@/lib/operator-error'
import { writeContext } from '@/lib/profile/store-context.server'
import { guidePath, IMPORT, importPath } from '@/lib/urls'

/** Reads a pasted or uploaded page, and redirects to its preview or problems. */
export async function importGuide(_before: ImportState, sent: FormData): Promise<ImportState> {
  const form = asForm(sent)
  const pasted = text(form, 'page')
  const file = form.get('file')
  const id = randomUUID()
  try {
    const { db, actor, now } = await writeContext(await requireAdminForAction(IMPORT))
    const page = file instanceof File && file.size > 0 ? await file.text() : pasted
    const made = makeImport(id, page)
    if (!made.ok) return { problems: made.problems, message: null, page: pasted }
    await saveImport(db, { id, page, actor, now })
    keepImport(id, made.imported)
  } catch (error) {
    if (!isStoreError(error)) throw error
    return { problems: [], message: `${error.message} Nothing was imported. Try again in a moment.`, page: pasted }
  }
  redirect(importPath(id))
}

/** Writes an imported guide into GUIDES_DIR, and redirects to it. */
export async function addToWizard(_before: AddState, sent: FormData): Promise<AddState> {
  const form = asForm(sent)
  const id = uuid(form, 'id')
  const address = { connector: text(form, 'connector').trim(), slug: text(form, 'slug').trim() }
  const { guidesDir } = env()
  try {
    const { db, actor, now } = await writeContext(await requireAdminForAction(id ? importPath(id) : IMPORT))
    const found = id && (await loadImport(id))
    if (!found || guidesDir === null) notFound()
    await addGuide(guidesDir, { ...found.texts, ...address })
    await record(db, {
      at: now,
      actor,
      action: 'guide.added',
      details: { guide: `${address.connector}/${address.slug}` },
    })
    showGuides(guidesDir)
  } catch (error) {
    if (isOperatorError(error)) return { problem: error.message, ...address }
    if (isStoreError(error)) return { problem: `${error.message} Try again in a moment.`, ...address }
    throw error
  }
  redirect(guidePath(address))
}

/** Reads the guides again. Another broken guide prevents this one from being shown, not from being written. */
function showGuides(folder: string): void {
  try {
    reloadGuides()
  } catch (error) {
    if (!isOperatorError(error)) throw error
    throw new OperatorError(`The guide is in ${folder}, but the wizard cannot show it yet. ${error.message}`)
  }
}
