import { text } from '../form-data'
import { parseActionList } from '../guide/action-list'
import { hasScopesField, openFields, secretFields } from '../guide/fields'
import type { Guide } from '../guide/schema'
import { inCatalogueOrder } from '../guide/selection'

/** Everything that the form sends and that may be sent back: no secret. */
export interface FormValues {
  name: string
  cloud: string
  /** What is typed into the guide's fields, by key. */
  fields: Readonly<Record<string, string>>
  scopes: string
  actions: readonly string[]
}

/** The values of a form, the secrets among them, by key; only where the secrets are already. */
export type AllValues = FormValues & { secrets: Readonly<Record<string, string>> }

/** What the form's boxes are called: those of every form, and the keys of the guide's fields. */
export type FieldName = string

/** The form's own boxes that hold a text. */
const OWN_TEXTS = ['name', 'cloud', 'scopes'] as const

/** Every box of the form, in the order of the page. */
export function formOrder(guide: Pick<Guide, 'fields' | 'actions'>): FieldName[] {
  return [
    'name',
    'cloud',
    ...guide.fields.filter(({ role }) => role !== 'scopes').map(({ key }) => key),
    ...(guide.actions.length > 0 ? ['actions'] : []),
    ...(hasScopesField(guide) ? ['scopes'] : []),
  ]
}

/** The boxes whose texts may be sent back, and kept as a draft. */
export function openBoxes(guide: Pick<Guide, 'fields'>): FieldName[] {
  return [...OWN_TEXTS, ...openFields(guide).map(({ key }) => key)]
}

/** What is in a box; empty for one that holds no text, or is not there. */
export function textIn(values: FormValues & Partial<AllValues>, box: FieldName): string {
  if (isOwn(box)) return values[box]
  const { fields, secrets = {} } = values
  return (Object.hasOwn(fields, box) ? fields[box] : Object.hasOwn(secrets, box) ? secrets[box] : undefined) ?? ''
}

/** The values with another text in a box; the same where there is no such box. */
export function withText<Values extends FormValues & Partial<AllValues>>(
  values: Values,
  box: FieldName,
  text: string,
): Values {
  if (isOwn(box)) return { ...values, [box]: text }
  if (Object.hasOwn(values.fields, box)) return { ...values, fields: { ...values.fields, [box]: text } }
  if (values.secrets && Object.hasOwn(values.secrets, box)) {
    return { ...values, secrets: { ...values.secrets, [box]: text } }
  }
  return values
}

/** Whether the form has a box of that name that holds a text. */
export function isBox({ fields, secrets }: AllValues, box: FieldName): boolean {
  return isOwn(box) || Object.hasOwn(fields, box) || Object.hasOwn(secrets, box)
}

function isOwn(box: FieldName): box is (typeof OWN_TEXTS)[number] {
  return OWN_TEXTS.some((own) => own === box)
}

/** A text for each of the guide's fields that are kept as they are. */
export function emptyFields(guide: Pick<Guide, 'fields'>): Record<string, string> {
  return Object.fromEntries(openFields(guide).map(({ key, options }) => [key, options?.[0]?.value ?? '']))
}

/** What a sent form says beside its fields. */
export const HIDDEN = {
  /** `connector/guide`. */
  guide: 'guide',
  /** The profile that is changed; a new one has none. */
  id: 'id',
  version: 'version',
  submission: 'submission',
  /** The profile whose secrets a copy takes over. */
  copyOf: 'copyOf',
  /** The correction whose button was pressed. */
  quickFix: 'quickFix',
  /** What a command printed: values of several fields, which the browser takes out of it before it sends anything. */
  printed: 'printed',
  /** The page's own path, to come back to after sign-in. */
  page: 'page',
} as const

/** Reads the sent form. Total: what is missing is empty, what no action is called is left out. */
export function readFormValues(guide: Pick<Guide, 'actions' | 'actionPrefix' | 'fields'>, form: FormData): FormValues {
  const listed = parseActionList(guide, text(form, 'actions')).known
  const ticked = parseActionList(guide, form.getAll('action').filter(isText).join(',')).known
  return {
    name: text(form, 'name'),
    cloud: text(form, 'cloud'),
    fields: Object.fromEntries(openFields(guide).map(({ key }) => [key, text(form, key)])),
    scopes: text(form, 'scopes'),
    actions: inCatalogueOrder(guide, [...listed, ...ticked]),
  }
}

/** The secrets of the sent form, by key: an empty text where none was typed. */
export function readSecrets(guide: Pick<Guide, 'fields'>, form: FormData): Record<string, string> {
  return Object.fromEntries(secretFields(guide).map(({ key }) => [key, text(form, key)]))
}

function isText(value: FormDataEntryValue): value is string {
  return typeof value === 'string'
}
