import { isStoreError } from '../db/store-error'
import { log } from '../log/log'
import { noteRefusal } from '../log/request'
import { whatBroke } from '../log/what-broke'
import { databaseUnavailableResponse, refusal } from '../private-answer.server'
import { findOpenRecipient, type Recipient } from './recipient.server'

/** For route handlers of recipients: without a session of this setup, `answerOthers` gives the response. */
export async function withRecipient(
  id: string,
  answer: (recipient: Recipient) => Promise<Response>,
  answerOthers = () => refusal('not-your-setup'),
): Promise<Response> {
  try {
    const recipient = await findOpenRecipient(id)
    if (recipient) return await answer(recipient)
    noteRefusal('setup session')
    return answerOthers()
  } catch (error) {
    if (isStoreError(error)) return databaseUnavailableResponse()
    // Next would respond with an empty body, and print the error's text.
    log().error(whatBroke(error), 'A response failed.')
    return refusal('broken')
  }
}
