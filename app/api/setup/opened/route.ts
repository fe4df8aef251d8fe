import { openLink } from '@/app/setup/open-link'
import { isStoreError } from '@/lib/db/store-error'
import { databaseUnavailableResponse, noStoreResponse } from '@/lib/private-answer.server'
import { noteOpened } from '@/lib/setup/store'
import { truncate } from '@/lib/text'

/** In characters; a token has 43. */
const MAX_TOKEN = 100

/** Records that a person has opened a setup link. The response is the same for every token. */
export async function POST(request: Request): Promise<Response> {
  try {
    const token = truncate(await request.text(), MAX_TOKEN)
    const { db, setup } = await openLink(token)
    if (setup) await noteOpened(db, token, new Date())
    return noStoreResponse('')
  } catch (error) {
    if (!isStoreError(error)) throw error
    return databaseUnavailableResponse()
  }
}
