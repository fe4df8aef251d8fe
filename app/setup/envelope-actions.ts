'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { AllowState } from '@/components/envelope/envelope-switch'
import { isStoreError } from '@/lib/db/store-error'
import { ENVELOPE_FIELDS, envelopeEnd } from '@/lib/envelope/envelope'
import { allowEnvelope, mayGive, withdrawEnvelope } from '@/lib/envelope/envelope-store'
import { asForm, text } from '@/lib/form-data'
import { noteRefusal } from '@/lib/log/request'
import { openStore } from '@/lib/profile/store-context.server'
import { findOpenRecipient, type Recipient } from '@/lib/setup/recipient.server'
import { recipientName } from '@/lib/setup/setup'
import { setupKey } from '@/lib/setup/store'
import { SETUP, setupPath } from '@/lib/urls'
import { isUuid } from '@/lib/uuid'

/** Lets the sender copy the secret once, on behalf of the recipient who typed it. */
export async function allowSender(id: string, before: AllowState, sent: FormData): Promise<AllowState> {
  const again = (problem: string): AllowState => ({
    attempt: (Number(before?.attempt) || 0) + 1,
    problem,
    receiver: '',
  })
  try {
    const { setup } = await requireShown(id)
    const now = new Date()
    const allowed = await allowEnvelope(
      { db: await openStore(), now, actor: recipientName(setup) },
      {
        profileId: setup.profileId,
        giverKey: setupKey(setup.id),
        receiver: setup.senderEmail,
        until: envelopeEnd(text(asForm(sent), ENVELOPE_FIELDS.hours), now),
      },
    )
    if (!allowed.ok) return again('Someone else entered the secret meanwhile. Only they can allow this.')
  } catch (error) {
    if (isStoreError(error)) return again(`${error.message} Nothing was allowed. Try again in a moment.`)
    throw error
  }
  refresh()
  redirect(setupPath(id))
}

/** Withdraws that permission. */
export async function withdrawFromSender(id: string): Promise<void> {
  const { setup } = await requireShown(id)
  try {
    const db = await openStore()
    if (await mayGive(db, setup.profileId, setupKey(setup.id))) {
      await withdrawEnvelope({ db, now: new Date(), actor: recipientName(setup) }, setup.profileId)
    }
  } catch (error) {
    if (!isStoreError(error)) throw error
  }
  refresh()
  redirect(setupPath(id))
}

/** The recipient, while the setup may be shown. Others are redirected to the page that shows its state. */
async function requireShown(id: unknown): Promise<Recipient> {
  if (typeof id !== 'string' || !isUuid(id)) redirect(SETUP)
  const recipient = await findOpenRecipient(id)
  if (recipient) return recipient
  noteRefusal('setup session')
  redirect(setupPath(id))
}
