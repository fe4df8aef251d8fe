import 'server-only'
import type { Guide } from '../guide/schema'
import { selectedScopes } from '../guide/scopes'
import type { Selection } from '../guide/selection'
import { emptyFields } from './form-values'
import { type CreateResult, createProfile, type WriteContext } from './store'

interface NewDraft {
  guide: Guide
  /** Of the form that makes it: sent twice, it makes one profile. */
  id: string
  /** Checked by `profileNameSchema`. */
  name: string
  selection: Selection
}

/** Makes a profile that has its name and its selection, and waits for its values (missing-values.ts). Rejects with StoreError. */
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
