import 'server-only'
import { guarded } from '../db/store-error'
import type { Guide } from '../guide/schema'
import type { Selection } from '../guide/selection'
import { createDraft } from '../profile/create-draft'
import type { WriteContext } from '../profile/store'
import type { AskOrder } from './check-ask-form'
import { expiryOf } from './request-form'
import { createSetup, setupsOfProfile } from './store'

/** The token is stored nowhere. */
export interface Asked {
  ok: true
  profileId: string
  setupId: string
  token: string
  expiresAt: Date
}

/**
 * Why no link was created and nothing was saved. `asked-before`: a link is open, or the same form created one before,
 * which may be in a message already. `sent-before`, `deleted`: as of `createDraft`.
 */
type NotAsked =
  | { ok: false; reason: 'asked-before'; profileId: string }
  | { ok: false; reason: 'name-taken' | 'sent-before' | 'deleted' | 'too-many' | 'no-profile' }

interface NewAsk {
  guide: Guide
  selection: Selection
  order: AskOrder
  /** The sender's verified address; null for a holder of the access code. */
  senderEmail: string | null
  /** The form's id: a form sent twice creates one profile and one link. */
  submissionId: string
}

/** Creates a profile without values and its setup link, both or neither. Rejects with StoreError. */
export async function askForNewProfile(
  context: WriteContext,
  { guide, selection, order, senderEmail, submissionId }: NewAsk,
): Promise<Asked | NotAsked> {
  try {
    return await guarded(() =>
      context.db.transaction(async (tx): Promise<Asked | NotAsked> => {
        const draft = { guide, id: submissionId, name: order.name, selection }
        const made = await createDraft({ ...context, db: tx }, draft)
        if (!made.ok) return made
        if ((await setupsOfProfile(tx, made.id)).length > 0) {
          return { ok: false, reason: 'asked-before', profileId: made.id }
        }
        const asked = await askForProfile({ ...context, db: tx }, made.id, { ...order, senderEmail })
        if (!asked.ok) throw new NotMade(asked)
        return asked
      }),
    )
  } catch (error) {
    if (error instanceof NotMade) return error.result
    throw error
  }
}

/** Creates a setup link for an existing profile, unless one is open. Rejects with StoreError. */
export async function askForProfile(
  context: WriteContext,
  profileId: string,
  order: Pick<AskOrder, 'recipient' | 'note' | 'hours'> & Pick<NewAsk, 'senderEmail'>,
): Promise<Asked | NotAsked> {
  const { recipient, note, senderEmail } = order
  const expiresAt = expiryOf(order, context.now)
  const made = await createSetup(context, { profileId, recipient, note, expiresAt, senderEmail })
  if (made.ok) return { ok: true, profileId, setupId: made.id, token: made.token, expiresAt }
  return made.reason === 'asked-before'
    ? { ok: false, reason: made.reason, profileId }
    : { ok: false, reason: made.reason }
}

/** Rolls back the profile too. */
class NotMade extends Error {
  readonly result: NotAsked

  constructor(result: NotAsked) {
    super('No setup link was made.')
    this.result = result
  }
}
