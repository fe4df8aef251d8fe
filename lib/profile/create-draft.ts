import 'server-only'
import type { Guide } from '../guide/schema'
import { selectedScopes } from '../guide/scopes'
import type { Selection } from '../guide/selection'
import { emptyFields } from './form-values'
import { type CreateResult, createProfile, type WriteContext } from './store'

interface NewDraft {
  guide: Guide
  /** The form's id: a form sent twice creates one profile. */
  id: string
  /** Checked by `profileNameSchema`. */
  name: string
  selection: Selection
}

/**
 * Creates a profile with its name and selection, whose values are missing (missing-values.ts). Rejects with StoreError.
 */
export function createDraft(context: WriteContext, { guide, id, name, selection }: NewDraft): Promise<CreateResult> {
  const isChosen = selection.actions.length > 0
  return createProfile(context, {
    id,
    submissionId: id,
    connector: guide.connector,
    guide: guide.slug,
    input: {
      name,
      cloud: selection.cloud,
      fields: emptyFields(guide),
      scopes: isChosen ? selectedScopes(guide, selection).join(' ') : '',
      actions: selection.actions,
    },
    secrets: {},
    secretFor: '',
  })
}
