import { z } from 'zod'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9_.-]*$/i, 'must be letters, digits, "_", "." or "-"')
const sentence = z.string().trim().min(1)

/** What an action does to the provider's data: looks at it, adds or changes it, or removes a whole record. */
const EFFECTS = ['read', 'write', 'delete'] as const
const effectSchema = z.enum(EFFECTS)

const endpointSchema = z.union([
  z.object({
    /** More than one where it is not known which of them is used. */
    methods: z.array(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])).min(1),
    path: z.string().startsWith('/'),
    /** True where only the action's name suggests this endpoint. */
    inferred: z.boolean().optional(),
  }),
  z.object({ unknown: sentence }),
])

const actionSchema = z.object({
  id: identifier,
  label: sentence,
  scopes: z.array(z.string()).min(1),
  effect: effectSchema,
  endpoint: endpointSchema,
  /** The ids of the clouds that have it. */
  clouds: z.union([z.literal('all'), z.literal('unknown'), z.array(z.string()).min(1)]),
  /** The scope that the provider's own reference names, where that is not the one in `scopes`. */
  documentedScope: z.string().optional(),
  note: sentence.optional(),
})

/** RFC 6749 section 3.3: one scope is printable ASCII without space, `"` and `\`. */
const scopeId = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'is no scope of RFC 6749 section 3.3')

const scopeSchema = z.object({
  id: scopeId,
  /** What it lets the token's holder reach. */
  covers: sentence,
  /** True for the scope that includes every other scope of the provider's API. */
  broad: z.boolean().optional(),
})

const cloudSchema = z.object({
  id: identifier,
  label: sentence,
  /** The host of the account console, the OAuth server and the account API. */
  host: z.string().regex(/^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/),
  /** https, unless it stands on this machine. */
  scheme: z.enum(['http', 'https']).optional(),
  /** The cloud whose list of actions is taken for this one. */
  sameActionsAs: z.string().optional(),
  note: sentence.optional(),
})

const formFieldSchema = z.object({
  label: sentence,
  control: z.enum(['text', 'list', 'choice', 'checkbox', 'number']),
  /** Names of live values: one box each for a list, else one. */
  values: z.array(z.string()).min(1),
  /** Choices of the form that are not the one to take. */
  others: z.array(sentence).optional(),
  unit: sentence.optional(),
})

const providerFormSchema = z.object({
  id: identifier,
  title: sentence,
  submit: sentence,
  fields: z.array(formFieldSchema).min(1),
})

/** A regular expression's source. A string, because a guide's data travels to the browser. */
const pattern = z.string().refine((source) => isPattern(source), 'is no regular expression')

function isPattern(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'))
  } catch {
    return false
  }
}

const profileFieldSchema = z.object({
  label: sentence,
  /** Where the provider shows it. */
  hint: sentence,
  /** The id of the step that tells how to get it. */
  step: identifier,
  /** What the provider documents: anything else is refused, in these words. */
  format: z.object({ pattern, otherwise: sentence }).optional(),
  /** What is usual, and not documented: anything else is only warned of. */
  usual: z.object({ pattern, otherwise: sentence }).optional(),
})

const PROFILE_FIELDS = ['accountId', 'clientId', 'clientSecret'] as const

const profileFormSchema = z.object({
  fields: z.record(z.enum(PROFILE_FIELDS), profileFieldSchema),
  /** Secrets that are known by their look, for when one is in the wrong box. */
  knownSecrets: z.array(
    z.object({
      /** What it begins with: no anchor. */
      pattern,
      /** With its article: "a refresh token". */
      name: sentence,
      /** The field that it is for; none where the profile has no use for it. */
      field: z.enum(PROFILE_FIELDS).optional(),
    }),
  ),
  /** Finds the account ID within an address of the provider's. */
  accountIdInAddress: pattern.optional(),
})

/** One connector with one way to authenticate, as data. Its text is a document of its own, see document.ts. */
export const guideSchema = z.object({
  connector: identifier,
  slug: identifier,
  connectorName: sentence,
  /** How one authenticates, as the provider and StackOne name it. */
  method: sentence,
  summary: sentence,
  /** What every action id begins with; links leave it out. */
  actionPrefix: z.string(),
  actions: z.array(actionSchema).min(1),
  /** The catalogue: its order is the order of every scope list. */
  scopes: z.array(scopeSchema).min(1),
  /** The scope that brings a refresh token, added to every choice; null where the provider has none. */
  offlineAccess: z.object({ scope: scopeId, covers: sentence, without: sentence }).nullable(),
  /** What an empty Scopes field means. */
  defaultScopes: z.array(scopeId),
  /** The first one is the default. */
  clouds: z.array(cloudSchema).min(1),
  /** Values that the text, the forms and the sheets show, by name. */
  constants: z.record(identifier, z.string()),
  forms: z.array(providerFormSchema),
  /** What the connector profile's fields hold. */
  profile: profileFormSchema,
})

export type Effect = z.infer<typeof effectSchema>
export type Endpoint = z.infer<typeof endpointSchema>
export type Action = z.infer<typeof actionSchema>
export type Scope = z.infer<typeof scopeSchema>
export type Cloud = z.infer<typeof cloudSchema>
export type FormField = z.infer<typeof formFieldSchema>
export type ProviderForm = z.infer<typeof providerFormSchema>
/** The fields of a profile that come from the provider. */
export type ProviderFieldName = (typeof PROFILE_FIELDS)[number]
type ParsedGuide = z.infer<typeof guideSchema>

/** A guide's data. Arrays are read-only: a guide is made once and shared by every request. */
export type Guide = {
  readonly [Key in keyof ParsedGuide]: ParsedGuide[Key] extends (infer Item)[] ? readonly Item[] : ParsedGuide[Key]
}
