import { z } from 'zod'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9_.-]*$/i, 'must be letters, digits, "_", "." or "-"')
const sentence = z.string().trim().min(1)

/** What an action does to the provider's data: looks at it, adds or changes it, or removes a whole record. */
const EFFECTS = ['read', 'write', 'delete'] as const
const effectSchema = z.enum(EFFECTS)

const endpointSchema = z.union(
  [
    z.object({
      /** More than one where it is not known which of them is used. */
      methods: z.array(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])).min(1),
      path: z.string().startsWith('/'),
      /** True where only the action's name suggests this endpoint. */
      inferred: z.boolean().optional(),
    }),
    /** A sentence that says why. */
    z.object({ unknown: sentence }),
  ],
  'must have HTTP methods and a path that begins with "/", or say why it is unknown',
)

const actionSchema = z.object({
  id: identifier,
  /** As StackOne's own list of actions names it. */
  label: sentence,
  /** Ids of the catalogue. All of them are needed. */
  scopes: z.array(z.string()).min(1),
  effect: effectSchema,
  endpoint: endpointSchema,
  /** The ids of the clouds that have it. */
  clouds: z.union([z.literal('all'), z.literal('unknown'), z.array(z.string()).min(1)]),
  /** The scope that the provider's own reference names, where that is not the one in `scopes`. */
  documentedScope: z.string().optional(),
  /** Shown where the page says why its scopes are needed. */
  note: sentence.optional(),
})

/** RFC 6749 section 3.3: one scope is printable ASCII without space, `"` and `\`. */
const scopeId = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'is no scope of RFC 6749 section 3.3')

const scopeSchema = z.object({
  id: scopeId,
  /** What it lets the token's holder reach, in a sentence. */
  covers: sentence,
  /** What people call it when they search for its actions. */
  otherNames: z.array(sentence).optional(),
  /** True for the scope that includes every other scope of the provider's API. */
  broad: z.boolean().optional(),
})

const host = z
  .string()
  .regex(
    /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/,
    'must be a host in small letters, like "login.acme.example", without scheme and path',
  )

/** Where accounts live: a cloud, a region, an instance. The page calls each a cloud, and hides the choice of one. */
const cloudSchema = z.object({
  id: identifier,
  label: sentence,
  /** The host of the OAuth server. The live value `console-url` is its address. */
  host,
  /** The host of the API, where that is another one. */
  apiHost: host.optional(),
  /** https, unless it stands on this machine. */
  scheme: z.enum(['http', 'https']).optional(),
  /** The cloud whose list of actions is taken for this one. */
  sameActionsAs: z.string().optional(),
  note: sentence.optional(),
})

const formFieldSchema = z.object({
  label: sentence,
  control: z.enum(['text', 'list', 'choice', 'checkbox', 'number']),
  /** Names of live values (live-values.ts): one box each for a list, else one. */
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
  /**
   * Finds the account ID within an address of the provider's. All that it matches is the account ID: what stands before
   * or after goes into `(?<=…)` and `(?=…)`.
   */
  accountIdInAddress: pattern.optional(),
})

/** One connector with one way to authenticate, as data. Its text is a document of its own, see document.ts. */
export const guideSchema = z.object({
  /** The two parts of its address: `/connectors/<connector>/<slug>`. Profiles keep them: they never change. */
  connector: identifier,
  slug: identifier,
  /** As StackOne's list of connectors names it. */
  connectorName: sentence,
  /** The provider's logo as an SVG path on 24 by 24 units, as simple-icons has it; without one, its first letter is shown. */
  logo: z
    .string()
    .regex(/^[Mm][\d\s.,a-zA-Z-]*$/, 'must be the "d" of an SVG path on 24 by 24 units')
    .optional(),
  /** How one authenticates, as StackOne's form for connector profiles names its Type. */
  method: sentence,
  /** One sentence, for the list of guides. */
  summary: sentence,
  /** What every action id begins with; links leave it out. */
  actionPrefix: z.string(),
  actions: z.array(actionSchema).min(1),
  /** The catalogue: its order is the order of every scope list. */
  scopes: z.array(scopeSchema).min(1),
  /**
   * The scope that brings a refresh token, added to every choice, and not in the catalogue; null where a refresh token
   * comes without one. `without`: what happens to those who leave it out.
   */
  offlineAccess: z.object({ scope: scopeId, covers: sentence, without: sentence }).nullable(),
  /** What an empty Scopes field means: those that StackOne asks for then. */
  defaultScopes: z.array(scopeId).min(1, 'must name what StackOne asks for when its Scopes field is empty'),
  /** The first one is the default. */
  clouds: z.array(cloudSchema).min(1),
  /** Values that the text and the forms show, by name, beside those of live-values.ts. */
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
