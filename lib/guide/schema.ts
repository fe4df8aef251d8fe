import { z } from 'zod'
import { pattern } from './pattern'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9_.-]*$/i, 'must be letters, digits, "_", "." or "-"')
const sentence = z.string().trim().min(1)

/** A logo is sent with every list of guides. In characters of its path. */
const MAX_LOGO = 8000

/** The effect of an action on the provider's data: it reads it, adds or changes it, or deletes a whole record. */
const EFFECTS = ['read', 'write', 'delete'] as const
const effectSchema = z.enum(EFFECTS)

const endpointSchema = z.union(
  [
    z.strictObject({
      /** More than one if it is unknown which of them is used. */
      methods: z.array(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])).min(1),
      path: z.string().startsWith('/'),
      /** True if only the action's name suggests this endpoint. */
      inferred: z.boolean().optional(),
    }),
    /** The reason, in a sentence. */
    z.strictObject({ unknown: sentence }),
  ],
  'must have HTTP methods and a path that begins with "/", or say why it is unknown',
)

export const actionSchema = z.strictObject({
  id: identifier,
  label: sentence.describe('As StackOne’s own list of actions names it.'),
  scopes: z.array(z.string()).default([]).describe('Ids of the catalogue.'),
  needs: z
    .enum(['all', 'any'])
    .optional()
    .describe('Whether all of its scopes are needed, or one of them is enough. All, where it is left out.'),
  effect: effectSchema,
  endpoint: endpointSchema.optional().describe('The call that it makes; left out where nobody has looked.'),
  clouds: z
    .union([z.literal('all'), z.literal('unknown'), z.array(z.string()).min(1)])
    .default('all')
    .describe('The ids of the clouds that have it.'),
  documentedScope: z
    .string()
    .optional()
    .describe('The scope that the provider’s own reference names, where that is not the one in scopes.'),
  note: sentence.optional().describe('Shown where the page says why its scopes are needed.'),
})

/** RFC 6749 section 3.3: one scope is printable ASCII without space, `"` and `\`. */
const scopeId = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'is not a valid scope (RFC 6749 section 3.3)')

const scopeSchema = z.strictObject({
  id: scopeId,
  /** What the scope covers, in one sentence. */
  covers: sentence,
  otherNames: z.array(sentence).optional().describe('What people call it when they search for its actions.'),
  /** True for the scope that includes every other scope of the provider's API. */
  broad: z.boolean().optional(),
})

const host = z
  .string()
  .regex(
    /^(?:\{\w+\}(?:\.[a-z0-9-]+){2,}|[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/,
    'must be a host in small letters, like "login.acme.example" or "{subdomain}.acme.example", without scheme and path',
  )

/** The place of accounts: a cloud, a region, an instance. The page calls each a cloud, and hides a choice of one. */
export const cloudSchema = z.strictObject({
  id: identifier,
  label: sentence,
  host: host
    .optional()
    .describe(
      'The host of the OAuth server, or of what people sign in to. Its first part may be the key of a url-part field in braces; the rest is fixed.',
    ),
  apiHost: host.optional().describe('The host of the API, where that is another one.'),
  scheme: z.enum(['http', 'https']).optional().describe('https, unless it stands on this machine.'),
  sameActionsAs: z.string().optional().describe('The cloud whose list of actions is taken for this one.'),
  note: sentence.optional(),
})

const formFieldSchema = z.strictObject({
  label: sentence,
  control: z.enum(['text', 'list', 'choice', 'checkbox', 'number']),
  /** Names of live values (live-values.ts): one box for each item of a list, otherwise one box. */
  values: z.array(z.string()).min(1),
  /** The form's choices that are not to be selected. */
  others: z.array(sentence).optional(),
  unit: sentence.optional(),
})

const providerFormSchema = z.strictObject({
  id: identifier,
  title: sentence,
  submit: sentence,
  fields: z.array(formFieldSchema).min(1),
})

const form = z.strictObject({ pattern, otherwise: sentence })

const FIELD_KINDS = ['text', 'secret', 'select', 'url-part'] as const
const FIELD_ROLES = ['account', 'client-id', 'client-secret', 'scopes'] as const

/** Names of the form's own boxes and hidden fields. */
const TAKEN_KEYS = [
  'name',
  'cloud',
  'actions',
  'action',
  'guide',
  'id',
  'version',
  'submission',
  'copyOf',
  'quickFix',
  'page',
  'printed',
]

const fieldSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'must be letters and digits, beginning with a small letter, like "accountId"')
    .refine((key) => !TAKEN_KEYS.includes(key) && !(key in {}), 'is a name of the form itself. Choose another one')
    .describe('The name under which profiles keep it: it never changes.'),
  label: sentence.describe('As StackOne’s form has it.'),
  kind: z
    .enum(FIELD_KINDS)
    .default('text')
    .describe('A secret is sealed and never shown. A url-part is one part of a host, which a cloud names in braces.'),
  role: z.enum(FIELD_ROLES).optional().describe('What the live test uses it for.'),
  required: z.boolean().default(true),
  hint: sentence.optional().describe('Where the provider shows it.'),
  step: identifier.optional().describe('The id of the step that tells how to get it.'),
  options: z
    .array(z.strictObject({ value: z.string().min(1).max(200), label: sentence }))
    .min(1)
    .optional()
    .describe('What there is to choose from, for the kind select.'),
  format: form.optional().describe('What the provider documents: anything else is refused, in these words.'),
  usual: form.optional().describe('What is usual, and not documented: anything else is only warned of.'),
  slips: z
    .array(form)
    .default([])
    .describe('What people enter by mistake, like the ID of a secret in place of the secret: refused, in these words.'),
  inAddress: pattern
    .optional()
    .describe(
      'Finds the value within an address of the provider’s. All that it matches is the value: what stands before or after goes into (?<=…) and (?=…).',
    ),
  shownOnce: z.boolean().optional().describe('Whether the provider shows this secret once only.'),
})

const knownSecretSchema = z.strictObject({
  pattern: pattern.describe('What it begins with: no anchor.'),
  name: sentence.describe('With its article: "a refresh token".'),
  field: z
    .string()
    .optional()
    .describe('The key of the field that it is for; none where the profile has no use for it.'),
})

/** One connector with one way to authenticate, as data. Its text is a separate document, see document.ts. */
export const guideSchema = z.strictObject({
  /** The two parts of its URL: `/connectors/<connector>/<slug>`. Profiles store them: they never change. */
  connector: identifier,
  slug: identifier,
  connectorName: sentence.describe('As StackOne’s list of connectors names it.'),
  method: sentence.describe('How one authenticates, as StackOne’s form for connector profiles names its Type.'),
  purpose: z
    .enum(['connector-profile', 'link-account'])
    .default('connector-profile')
    .describe('What the values are entered for: a connector profile, or the account that a user links in the Hub.'),
  summary: sentence.describe('One sentence, for the list of guides.'),
  logo: z
    .string()
    .regex(/^[Mm][\d\s.,a-zA-Z-]*$/, 'must be the "d" of an SVG path on 24 by 24 units')
    .max(MAX_LOGO)
    .optional()
    .describe(
      'The connector’s logo as an SVG path on 24 by 24 units, as simple-icons has it; its first letter is shown where this is left out.',
    ),
  actionPrefix: z.string().describe('What every action id begins with; links leave it out.'),
  actions: z.array(actionSchema),
  scopes: z.array(scopeSchema).default([]).describe('The catalogue: its order is the order of every scope list.'),
  offlineAccess: z
    .strictObject({
      scope: scopeId,
      covers: sentence,
      without: sentence.describe('What happens to those who leave it out.'),
    })
    .nullable()
    .default(null)
    .describe(
      'The scope that brings a refresh token, added to every choice, and not in the catalogue; null where a refresh token comes without one.',
    ),
  defaultScopes: z
    .array(scopeId)
    .default([])
    .describe('What an empty Scopes field means: those that StackOne asks for then.'),
  clouds: z.array(cloudSchema).min(1).describe('The first one is the default.'),
  constants: z
    .record(identifier, z.string())
    .default({})
    .describe('Values that the text and the forms show, by name, beside those of every guide.'),
  forms: z.array(providerFormSchema).default([]).describe('The provider’s forms, to be drawn.'),
  fields: z.array(fieldSchema).describe('What a profile holds, in the order of StackOne’s form.'),
  knownSecrets: z
    .array(knownSecretSchema)
    .default([])
    .describe('Secrets that are known by their look, for when one is in the wrong box.'),
})

export type Effect = z.infer<typeof effectSchema>
export type Endpoint = z.infer<typeof endpointSchema>
export type Action = z.infer<typeof actionSchema>
export type Scope = z.infer<typeof scopeSchema>
export type Cloud = z.infer<typeof cloudSchema>
export type FormField = z.infer<typeof formFieldSchema>
export type ProviderForm = z.infer<typeof providerFormSchema>
/** A field of a profile. */
export type Field = z.infer<typeof fieldSchema>
export type FieldRole = (typeof FIELD_ROLES)[number]
type ParsedGuide = z.infer<typeof guideSchema>

/** A guide's data. Arrays are read-only, because every request shares the same object. */
export type Guide = {
  readonly [Key in keyof ParsedGuide]: ParsedGuide[Key] extends (infer Item)[] ? readonly Item[] : ParsedGuide[Key]
} & {
  /** Whether the guide's file has a live test. */
  readonly isTestable: boolean
  /** The id of the import that it is a preview of: its page is below the import's, and it has no profiles yet. */
  readonly preview?: string
}
