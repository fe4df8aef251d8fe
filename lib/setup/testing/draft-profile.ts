import { randomUUID } from 'node:crypto'
import type { Guide } from '../../guide/schema'
import { loadSelection } from '../../guide/search-params'
import { createDraft } from '../../profile/create-draft'
import type { WriteContext } from '../../profile/store'

/** Creates a profile without values, and returns its id. */
export async function makeDraft(context: WriteContext, guide: Guide): Promise<string> {
  const id = randomUUID()
  const made = await createDraft(context, {
    guide,
    id,
    name: `Draft ${id}`,
    selection: loadSelection(guide, new URLSearchParams()),
  })
  if (!made.ok) throw new Error(`The draft was not made: ${made.reason}`)
  return id
}
