import { z } from 'zod'
import { openFields, secretFields } from '../guide/fields'
import type { Field, Guide } from '../guide/schema'
import { truncate } from '../text'
import { inspect } from './field-checks'
import { type Finding, nameOf } from './finding'
import { type AllValues, type FieldName, formOrder } from './form-values'
import { cleanField, cleanName, isId } from './normalize-input'
import { MAX_NAME_LENGTH } from './profile'
import { inScopeOrder, parseScopes } from './scopes-field'

const MAX_ID_LENGTH = 200
const MAX_TEXT_LENGTH = 500
const MAX_SECRET_LENGTH = 1000
/** For secrets other than an OAuth client's, like a key file. */
const MAX_KEY_LENGTH = 4000
const MAX_SCOPES_LENGTH = 4000

/** One message for one field. */
export interface FieldProblem {
  field: FieldName
  message: string
}

interface Options {
  /** The problem of an empty secret box, by its key; absent if it may be empty, or the kept secret can be used. */
  secretsMissing: Readonly<Record<string, string>>
  /** The keys of the saved profile's missing values: a change of something else may leave them missing. */
  unfilled?: readonly string[]
}

/**
 * The one schema of a profile's form, for the browser and the server. It normalizes the typed values and returns the
 * saved ones; each issue's path is a field.
 */
export function profileSchema(guide: Guide, options: Options) {
  return fieldsSchema(guide, options).superRefine((values, context) => {
    for (const { field, level, message } of inspect(guide, values)) {
      if (level === 'error') context.addIssue({ code: 'custom', path: [field], message })
    }
  })
}

/** The rules of a profile's name. */
export const profileNameSchema = z
  .string()
  .transform((raw) => cleanName(raw).value)
  .pipe(
    z
      .string()
      .min(1, 'Enter a name, like “Production”.')
      .max(MAX_NAME_LENGTH, `The name is too long. Use ${MAX_NAME_LENGTH} letters or fewer.`),
  )

/** Each field separately. */
function fieldsSchema(guide: Guide, { secretsMissing, unfilled = [] }: Options) {
  const clouds = guide.clouds.map(({ id }) => id)
  const open = openFields(guide).map((field) => {
    const required = field.required && !unfilled.includes(field.key)
    return [field.key, valueSchema({ ...field, required })] as const
  })
  const secrets = secretFields(guide).map(
    (field) => [field.key, secretSchema(field, secretsMissing[field.key])] as const,
  )
  return z.object({
    name: profileNameSchema,
    cloud: z.string().refine((cloud) => clouds.includes(cloud), 'Choose one of the clouds.'),
    fields: z.object(Object.fromEntries(open)),
    secrets: z.object(Object.fromEntries(secrets)),
    scopes: z
      .string()
      .max(MAX_SCOPES_LENGTH, `The scopes are too long. Use ${MAX_SCOPES_LENGTH} letters or fewer.`)
      .superRefine((text, context) => {
        const bad = parseScopes(text).find((scope) => !SCOPE.test(scope))
        if (bad === undefined) return
        const odd = [...bad].find((character) => !SCOPE.test(character))
        const why = odd ? `: it can’t contain ${nameOf(odd)}` : ''
        context.addIssue({
          code: 'custom',
          message: `“${truncate(bad, 40, '…')}” is not a valid scope${why}. Remove it.`,
        })
      })
      .transform((text) => inScopeOrder(guide, parseScopes(text)).join(' ')),
    actions: z.array(z.string()).readonly(),
  })
}

/** The rules of a field of any format. */
function valueSchema(field: Field): z.ZodType<string, string> {
  const { label, kind, required, options = [] } = field
  if (kind === 'select') {
    const values = options.map(({ value }) => value)
    return z.string().refine((value) => values.includes(value) || (value === '' && !required), `Choose the ${label}.`)
  }
  const longest = isId(field) ? MAX_ID_LENGTH : MAX_TEXT_LENGTH
  return z
    .string()
    .transform((raw) => cleanField(field, raw).value)
    .pipe(
      z
        .string()
        .min(required ? 1 : 0, `Enter the ${label}.`)
        .max(longest, `The ${label} is too long. Copy it again.`),
    )
}

function secretSchema(field: Field, missing: string | undefined): z.ZodType<string, string> {
  return z
    .string()
    .transform((raw) => cleanField(field, raw).value)
    .pipe(
      z
        .string()
        .min(missing === undefined ? 0 : 1, missing ?? '')
        .max(
          field.role === 'client-secret' ? MAX_SECRET_LENGTH : MAX_KEY_LENGTH,
          `The ${field.label} is too long. Copy it again.`,
        ),
    )
}

/** RFC 6749 section 3.3. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/

/**
 * Every problem of a form, at most one for each field, in the order of the page. Empty: it can be saved. `findings` are
 * those of `inspect`. Each field is parsed separately, because Zod checks the whole schema only once every field is
 * valid, and the reader should see all problems at once.
 */
export function findProblems(
  guide: Guide,
  values: AllValues,
  options: Options,
  findings: readonly Finding[] = inspect(guide, values),
): FieldProblem[] {
  const parsed = fieldsSchema(guide, options).safeParse(values)
  const issues = parsed.success ? [] : parsed.error.issues
  return formOrder(guide).flatMap((field) => {
    const message =
      findings.find((finding) => finding.level === 'error' && finding.field === field)?.message ??
      issues.find(({ path }) => path.at(-1) === field)?.message
    return message ? [{ field, message }] : []
  })
}
