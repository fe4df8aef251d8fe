'use server'

import { notFound, redirect } from 'next/navigation'
import type { AllowState } from '@/components/envelope/envelope-switch'
import type { TakeState } from '@/components/envelope/take-secret'
import { isAllowedAddress } from '@/lib/auth/email-allowlist'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { ENVELOPE_FIELDS, envelopeEnd } from '@/lib/envelope/envelope'
import { allowEnvelope, lastEnvelope, takeEnvelope, withdrawEnvelope } from '@/lib/envelope/envelope-store'
import { asForm, text, uuid } from '@/lib/form-data'
import { guideOf } from '@/lib/guides/loaded'
import { fieldLabel } from '@/lib/profile/field-labels'
import { HIDDEN } from '@/lib/profile/form-values'
import { eraseSecrets, findProfile } from '@/lib/profile/store'
import { writeContext } from '@/lib/profile/store-context.server'
import { personKey } from '@/lib/security/person-key'
import { truncate } from '@/lib/text'
import { savedPath } from '@/lib/url-params'
import { ENVELOPE_ANCHOR, PROFILES, profileEnvelopePath, secretPath, stackonePath } from '@/lib/urls'

/** In characters: the maximum length of an e-mail address (RFC 5321 section 4.5.3.1.3). */
const MAX_ADDRESS = 254

/** Lets a colleague copy a profile's secret once, on behalf of the admin who typed it. */
export async function allowColleague(before: AllowState, sent: FormData): Promise<AllowState> {
  const form = asForm(sent)
  const id = uuid(form, HIDDEN.id)
  const typed = truncate(text(form, ENVELOPE_FIELDS.receiver).trim(), MAX_ADDRESS)
  const again = (problem: string): AllowState => ({
    attempt: (Number(before?.attempt) || 0) + 1,
    problem,
    receiver: typed,
  })
  try {
    const admin = await requireAdminForAction(id ? profileEnvelopePath(id) : PROFILES)
    if (!id) notFound()
    const { oidc } = env()
    if (oidc && typed === '') return again('Enter the email address of one admin of this wizard.')
    if (oidc && !isAllowedAddress(oidc.allowed, typed)) {
      return again('This address cannot sign in to this wizard. Enter the address of one of its admins.')
    }
    const context = await writeContext(admin)
    const until = envelopeEnd(text(form, ENVELOPE_FIELDS.hours), context.now)
    const permission = { profileId: id, giverKey: personKey(admin), receiver: oidc ? typed : null, until }
    const allowed = await allowEnvelope(context, permission)
    if (!allowed.ok) return again('Someone else entered the secret meanwhile. Only they can allow this.')
  } catch (error) {
    if (isStoreError(error)) return again(`${error.message} Nothing was allowed. Try again in a moment.`)
    throw error
  }
  redirect(`${savedPath(id, { envelope: 'allowed' })}${ENVELOPE_ANCHOR}`)
}

/** Withdraws a permission. Any admin can. */
export async function withdrawPermission(sent: FormData): Promise<void> {
  const shown = (id: string) => `${savedPath(id, { envelope: 'withdrawn' })}${ENVELOPE_ANCHOR}`
  await forProfile(sent, shown, async (context, id) => {
    await withdrawEnvelope(context, id)
  })
}

/** Removes the wizard's copy of a profile's secret. */
export async function eraseCopy(sent: FormData): Promise<void> {
  await forProfile(sent, stackonePath, async (context, id) => {
    await eraseSecrets(context, id)
  })
}

/** Gives the secret to the admin who was allowed to copy it, in this response only. */
export async function takeSecret(before: TakeState, sent: FormData): Promise<TakeState> {
  const form = asForm(sent)
  const id = uuid(form, HIDDEN.id)
  const again = (problem: string): TakeState => ({
    attempt: (Number(before?.attempt) || 0) + 1,
    problem,
    secrets: null,
  })
  try {
    const admin = await requireAdminForAction(id ? secretPath(id) : PROFILES)
    if (!id) notFound()
    if (text(form, ENVELOPE_FIELDS.confirmed) !== 'yes') return again('Open StackOne’s form first, then tick this box.')
    const context = await writeContext(admin)
    const [profile, last] = await Promise.all([findProfile(context.db, id), lastEnvelope(context.db, id, context.now)])
    const guide = profile && guideOf(profile.connector, profile.guide)
    if (!guide) notFound()
    const isShown = last !== null && last.id === uuid(form, ENVELOPE_FIELDS.envelope)
    const taken = isShown ? await takeEnvelope(context, { id: last.id, receiver: admin.email }) : null
    if (taken?.ok) {
      const secrets = Object.entries(taken.secrets).map(([key, secret]) => ({
        label: fieldLabel(guide, key),
        text: secret,
      }))
      return { attempt: (Number(before?.attempt) || 0) + 1, problem: null, secrets }
    }
    if (taken?.reason === 'unreadable') {
      return again('The wizard cannot open the secret: its keys have changed. The permission is not used up.')
    }
    return again('The secret was copied already, or the permission has ended. Load this page again to see which.')
  } catch (error) {
    if (isStoreError(error)) return again(`${error.message} Nothing was copied. Try again in a moment.`)
    throw error
  }
}

/** Changes a profile, and redirects to its page, which shows the result or that the database is unavailable. */
async function forProfile(
  sent: FormData,
  pageOf: (id: string) => string,
  work: (context: Awaited<ReturnType<typeof writeContext>>, id: string) => Promise<void>,
): Promise<never> {
  const id = uuid(asForm(sent), HIDDEN.id)
  const page = id ? pageOf(id) : PROFILES
  try {
    const admin = await requireAdminForAction(page)
    if (id) await work(await writeContext(admin), id)
  } catch (error) {
    if (!isStoreError(error)) throw error
  }
  redirect(page)
}
