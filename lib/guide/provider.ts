import { z } from 'zod'
import { isIn, MAX_MATCHED_LENGTH } from '../guide/is-in'
import { pattern } from '../guide/pattern'
import { ADVICE_IDS, type AdviceId } from './advice-id'

/** The possible meanings of a provider's sentences; the words are in advice.ts. */
export const MEANINGS = [
  // Before and at the sign-in.
  'wrong-credentials',
  'unknown-client',
  'redirect-not-registered',
  'scopes-not-assigned',
  'sign-in-refused',
  'policy-refused',
  // At the API.
  'api-scope-missing',
  'not-admin',
  'token-rejected',
  // At the refresh.
  'refresh-refused',
  // Anywhere.
  'blocked-address',
  'server-busy',
  'temporarily-unavailable',
] as const satisfies readonly AdviceId[]

const step = z.string().min(1)
const noun = z.string().min(1)
const path = z.string().startsWith('/')

/** Data about a provider that only the live test needs. Not part of `Guide`: it stays on the server. */
export const providerTestSchema = z.strictObject({
  /**
   * The part of an account's issuer after the host (RFC 8414 section 2), with `{account_id}` if it contains it; empty
   * for an issuer that is only the host.
   */
  issuerPath: z.union([path, z.literal('')]),
  /** The whole path of its metadata, with `{account_id}`: providers form it in different ways. */
  metadataPath: path,
  /** The provider’s terms: each in the singular, to follow “the”. */
  words: z.strictObject({
    app: noun,
    admin: noun,
    console: noun,
    account: noun,
    /** The provider's word for an app's allowed scopes, in the plural. */
    appScopes: noun,
    /** Another program that people sign in to the provider with, with its article: a pasted page may be about that. */
    otherProgram: noun.optional(),
  }),
  /** StackOne's own redirect URL, which must be registered besides the wizard's. */
  redirectUrl: z.url(),
  /** The maximum time that the provider needs to apply a change of an app. */
  appChangeMinutes: z.number().int().positive(),
  /** The lifetime of a refresh token if the app is set up like the guide says. */
  refreshTokenMinutes: z.number().int().positive(),
  /** The step of the guide where the app is set up. */
  steps: z.strictObject({ app: step }),
  /** One cheap read for each scope. */
  probes: z.array(
    z.strictObject({
      scope: z.string(),
      /** With `{account_id}` in it. */
      path,
      /** The ids of the clouds that have it. */
      clouds: z.array(z.string()).optional(),
      /** Names of a list of objects in a valid response; empty if the response is the list itself. */
      lists: z.array(z.string()),
      /** Whether an empty list or object is a valid response too. */
      mayBeEmpty: z.boolean().optional(),
      /** The name of a number that is 0 if an empty list is left out (RFC 7644 section 3.4.2). */
      total: z.string().min(1).optional(),
      /**
       * The key in a list's items that has the account's ID, if they have one: another account's ID means a wrong
       * answer.
       */
      accountId: z.string().min(1).optional(),
    }),
  ),
  /** The scopes without a cheap read: the test says that it does not prove them. */
  withoutProbe: z.array(z.string()).optional(),
  /** The list of an account's apps, in which the test finds its own: its redirect URLs and lifetimes. */
  apps: z
    .strictObject({
      /** One of these scopes is needed. */
      scopes: z.array(z.string()).min(1),
      path,
      /** The paths of the list in the response, and of the rest in an app: names with dots between. */
      list: z.string().min(1),
      clientId: z.string().min(1),
      redirectUrls: z.string().min(1),
      refreshMinutes: z.string().min(1).optional(),
    })
    .optional(),
  /** The read of a user's name, for tokens with only a `sub`. Nothing depends on it. */
  user: z
    .strictObject({
      /** The scope that the read needs. */
      scope: z.string(),
      /** With `{account_id}` and `{sub}`. */
      path,
      /**
       * Names in the response: the one that must equal `sub`, and those that identify the user for people, the clearest
       * first.
       */
      id: z.string().min(1),
      names: z.array(z.string().min(1)).min(1),
    })
    .optional(),
  /**
   * The provider's sentences in search order, with their meanings. A pattern matches anywhere, in any case. `isCommon`:
   * other servers use it too, so it does not prove the author.
   */
  sentences: z.array(
    z.strictObject({
      pattern: pattern,
      advice: z.enum(MEANINGS),
      isCommon: z.literal(true).optional(),
    }),
  ),
  /** A pattern in the titles of the provider's own web pages, if known. */
  ownPageTitle: pattern.optional(),
  /** Fixes for this provider, in place of the general ones in advice.ts. */
  fixes: z.partialRecord(z.enum(ADVICE_IDS), z.string().min(1)).optional(),
})

export type ProviderTest = z.infer<typeof providerTestSchema>

/** Whether a web page with this title is the provider's own. */
export function isOwnPage({ ownPageTitle }: Pick<ProviderTest, 'ownPageTitle'>, title: string): boolean {
  return ownPageTitle !== undefined && isIn(ownPageTitle, title, 'iu')
}

/** Fills the account into a path; not “.” and “..”, with which no test starts. */
export function accountPath(path: string, accountId: string): string {
  return path.replaceAll('{account_id}', encodeURIComponent(accountId))
}

/** The origin of the account's API. */
export function apiOrigin({ origin, apiOrigin = origin }: { origin: string; apiOrigin?: string }): string {
  return apiOrigin
}

/** The meaning of one of the provider's sentences; null if unknown. */
export function meaningOf({ sentences }: Pick<ProviderTest, 'sentences'>, text: string) {
  const beginning = text.slice(0, MAX_MATCHED_LENGTH)
  return sentences.find(({ pattern }) => isIn(pattern, beginning, 'iu'))?.advice ?? null
}

/** The same, only for sentences that no other server uses. */
export function ownMeaningOf({ sentences }: Pick<ProviderTest, 'sentences'>, text: string) {
  return meaningOf({ sentences: sentences.filter(({ isCommon }) => !isCommon) }, text)
}
