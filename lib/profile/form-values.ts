import { text } from '../form-data'
import { parseActionList } from '../guide/action-list'
import { hasScopesField, openFields, secretFields } from '../guide/fields'
import type { Guide } from '../guide/schema'
import { inCatalogueOrder } from '../guide/selection'

/** Every value of the form that may be returned: no secret. */
export interface FormValues {
  name: string
  cloud: string
  /** The typed values of the guide's fields, by key. */
  fields: Readonly<Record<string, string>>
  scopes: string
  actions: readonly string[]
}

/** The values of a form with its secrets by key. Other values have no secrets. */
export type AllValues = FormValues & { secrets: Readonly<Record<string, string>> }

/** The names of the form's boxes: those of every form, and the keys of the guide's fields. */
export type FieldName = string

/** The form's own text boxes. */
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

/** The boxes whose texts may be returned, and stored as a draft. */
export function openBoxes(guide: Pick<Guide, 'fields'>): FieldName[] {
  return [...OWN_TEXTS, ...openFields(guide).map(({ key }) => key)]
}

/** The text of a box; empty if it is missing, or not a text box. */
export function textIn(values: FormValues & Partial<AllValues>, box: FieldName): string {
  if (isOwn(box)) return values[box]
  const { fields, secrets = {} } = values
  return (Object.hasOwn(fields, box) ? fields[box] : Object.hasOwn(secrets, box) ? secrets[box] : undefined) ?? ''
}

/** The values with another text in a box; unchanged if the box does not exist. */
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

/** Whether the form has a text box with that name. */
export function isBox({ fields, secrets }: AllValues, box: FieldName): boolean {
  return isOwn(box) || Object.hasOwn(fields, box) || Object.hasOwn(secrets, box)
}

function isOwn(box: FieldName): box is (typeof OWN_TEXTS)[number] {
  return OWN_TEXTS.some((own) => own === box)
}

/** A text for each of the guide's fields that are not sealed. */
export function emptyFields(guide: Pick<Guide, 'fields'>): Record<string, string> {
  return Object.fromEntries(openFields(guide).map(({ key, options }) => [key, options?.[0]?.value ?? '']))
}

/** The hidden fields and buttons of the form. */
export const HIDDEN = {
  /** `connector/guide`. */
  guide: 'guide',
  /** The changed profile; absent for a new one. */
  id: 'id',
  version: 'version',
  submission: 'submission',
  /** The profile whose secrets a copy keeps. */
  copyOf: 'copyOf',
  /** The quick fix whose button was pressed. */
  quickFix: 'quickFix',
  /**
   * The output of a command, with values of several fields. The browser moves them to their boxes before it sends
   * anything.
   */
  printed: 'printed',
  /** The page's own path, to return to after sign-in. */
  page: 'page',
} as const

/** Reads the sent form. Total: missing values are empty, and unknown actions are left out. */
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

/** The secrets of the sent form, by key: an empty text if none was typed. */
export function readSecrets(guide: Pick<Guide, 'fields'>, form: FormData): Record<string, string> {
  return Object.fromEntries(secretFields(guide).map(({ key }) => [key, text(form, key)]))
}

function isText(value: FormDataEntryValue): value is string {
  return typeof value === 'string'
}
