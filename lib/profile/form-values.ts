import { text } from '../form-data'
import { parseActionList } from '../guide/action-list'
import type { Guide } from '../guide/schema'
import { inCatalogueOrder } from '../guide/selection'

/** The form's boxes, but for the secret, as they are typed. */
export const TEXT_FIELDS = ['name', 'cloud', 'accountId', 'clientId', 'scopes'] as const

/** Everything that the form sends and that may be sent back: not the secret. */
export interface FormValues {
  name: string
  cloud: string
  accountId: string
  clientId: string
  scopes: string
  actions: readonly string[]
}

export type FieldName = keyof FormValues | 'clientSecret'

/** In the order of the page. */
export const FIELD_ORDER = [
  'name',
  'cloud',
  'accountId',
  'clientId',
  'clientSecret',
  'actions',
  'scopes',
] as const satisfies readonly FieldName[]

/** What a sent form says beside its fields. */
export const HIDDEN = {
  /** `connector/guide`. */
  guide: 'guide',
  /** The profile that is changed; a new one has none. */
  id: 'id',
  version: 'version',
  submission: 'submission',
  /** The profile whose secret a copy takes over. */
  copyOf: 'copyOf',
  /** The correction whose button was pressed. */
  mend: 'mend',
  /** The page's own path, to come back to after sign-in. */
  page: 'page',
} as const

/** Reads the sent form. Total: what is missing is empty, what no action is called is left out. */
export function readFormValues(guide: Pick<Guide, 'actions' | 'actionPrefix'>, form: FormData): FormValues {
  const [name = '', cloud = '', accountId = '', clientId = '', scopes = ''] = TEXT_FIELDS.map((field) =>
    text(form, field),
  )
  const listed = parseActionList(guide, text(form, 'actions')).known
  const ticked = parseActionList(guide, form.getAll('action').filter(isText).join(',')).known
  return { name, cloud, accountId, clientId, scopes, actions: inCatalogueOrder(guide, [...listed, ...ticked]) }
}

function isText(value: FormDataEntryValue): value is string {
  return typeof value === 'string'
}
