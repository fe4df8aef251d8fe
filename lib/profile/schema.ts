import { z } from 'zod'
import type { Guide } from '../guide/schema'
import { truncate } from '../text'
import { cleanId, cleanName, cleanSecret } from './clean'
import { type Finding, nameOf } from './finding'
import { FIELD_ORDER, type FieldName } from './form-values'
import { inspect } from './inspect'
import type { AllValues } from './mend'
import { LONGEST_NAME } from './profile'
import { inScopeOrder, parseScopes } from './scopes-field'

const LONGEST_ID = 200
const LONGEST_SECRET = 1000
const LONGEST_SCOPES = 4000

/** One message for one field. */
export interface FieldProblem {
  field: FieldName
  message: string
}

interface Options {
  /** What to say when the secret's box is empty; null: the secret that there is already is kept then. */
  secretMissing: string | null
}

/**
 * The one schema of a profile's form, for the browser and the server. It takes what was typed, cleans it, and gives
 * what is saved; each issue's path is a field.
 */
export function profileSchema(guide: Guide, options: Options) {
  return fieldsSchema(guide, options).superRefine((values, context) => {
    for (const { field, level, message } of inspect(guide, values)) {
      if (level === 'error') context.addIssue({ code: 'custom', path: [field], message })
    }
  })
}

/** Each field by itself. */
function fieldsSchema(guide: Guide, { secretMissing }: Options) {
  const { accountId, clientId, clientSecret } = guide.profile.fields
  const clouds = guide.clouds.map(({ id }) => id)
  const id = (label: string) =>
    z
      .string()
      .transform((raw) => cleanId(raw).value)
      .pipe(z.string().min(1, `Enter the ${label}.`).max(LONGEST_ID, `The ${label} is too long. Copy it again.`))
  return z.object({
    name: z
      .string()
      .transform((raw) => cleanName(raw).value)
      .pipe(
        z
          .string()
          .min(1, 'Enter a name, like “Production”.')
          .max(LONGEST_NAME, `The name is too long. Use ${LONGEST_NAME} letters or fewer.`),
      ),
    cloud: z.string().refine((cloud) => clouds.includes(cloud), 'Choose one of the clouds.'),
    accountId: id(accountId.label),
    clientId: id(clientId.label),
    clientSecret: z
      .string()
      .transform((raw) => cleanSecret(raw).value)
      .pipe(
        z
          .string()
          .min(secretMissing === null ? 0 : 1, secretMissing ?? '')
          .max(LONGEST_SECRET, `The ${clientSecret.label} is too long. Copy it again.`),
      ),
    scopes: z
      .string()
      .max(LONGEST_SCOPES, `The scopes are too long. Use ${LONGEST_SCOPES} letters or fewer.`)
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

/** RFC 6749 section 3.3. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/

/**
 * Every problem of a form, at most one for each field, in the order of the page. Empty: it can be saved. `findings` are
 * those of `inspect`. Not by the whole schema: Zod looks at the whole only once every field is right by itself, and the
 * reader should see all at once.
 */
export function findProblems(
  guide: Guide,
  values: AllValues,
  options: Options,
  findings: readonly Finding[] = inspect(guide, values),
): FieldProblem[] {
  const parsed = fieldsSchema(guide, options).safeParse(values)
  const issues = parsed.success ? [] : parsed.error.issues
  return FIELD_ORDER.flatMap((field) => {
    const message =
      findings.find((finding) => finding.level === 'error' && finding.field === field)?.message ??
      issues.find(({ path }) => path[0] === field)?.message
    return message ? [{ field, message }] : []
  })
}
