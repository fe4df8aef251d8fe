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
  /** The path of its metadata, with `{account_id}` in it: the whole one, for it is not made the same way everywhere. */
  metadataPath: path,
  /** The provider’s terms: each in the singular, to follow “the”. */
  words: z.strictObject({
    app: noun,
    admin: noun,
    console: noun,
    account: noun,
    /** The provider's word for an app's allowed scopes, in the plural. */
    appScopes: noun,
    /** Another program that people sign in to the provider with, with its article: a page may be about that. */
    otherProgram: noun.optional(),
  }),
  /** StackOne's own redirect URL, which must be registered beside the wizard's. */
  redirectUrl: z.url(),
  /** How long the provider takes to apply a change of an app, at most. */
  appChangeMinutes: z.number().int().positive(),
  /** How long a refresh token lasts where the app is set up as the guide says. */
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
      /** Names that hold a list of objects, of which a true answer has one; none where it is such a list itself. */
      lists: z.array(z.string()),
      /** Whether a list or an object without anything in it is a true answer too. */
      mayBeEmpty: z.boolean().optional(),
      /** The name of a number that is 0 where an empty list is left out (RFC 7644 section 3.4.2). */
      total: z.string().min(1).optional(),
      /**
       * The key in a list's items that has the account's ID, if they have one: another account's ID means a wrong
       * answer.
       */
      accountId: z.string().min(1).optional(),
    }),
  ),
  /** The scopes with which nothing cheap can be read: the test says that it does not prove them. */
  withoutProbe: z.array(z.string()).optional(),
  /** Where an account's apps can be read, so that the test finds its own: its redirect URLs and lifetimes. */
  apps: z
    .strictObject({
      /** One of these scopes is needed. */
      scopes: z.array(z.string()).min(1),
      path,
      /** Where the answer has the list, and an app of it the rest: names, with dots between. */
      list: z.string().min(1),
      clientId: z.string().min(1),
      redirectUrls: z.string().min(1),
      refreshMinutes: z.string().min(1).optional(),
    })
    .optional(),
  /** Where a user's name can be read, for tokens that have no name but the `sub`. Nothing depends on it. */
  user: z
    .strictObject({
      /** The scope that the read takes. */
      scope: z.string(),
      /** With `{account_id}` and `{sub}` in it. */
      path,
      /**
       * Names in the answer: the one that must equal `sub`, and those that people know the user by, the clearest first.
       */
      id: z.string().min(1),
      names: z.array(z.string().min(1)).min(1),
    })
    .optional(),
  /**
   * The provider's sentences in search order, with their meanings. A pattern is found anywhere, in any case.
   * `isCommon`: other servers write it too, so it does not prove the author.
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

/** Fills in the account of a path: any but “.” and “..”, which no test goes on with. */
export function accountPath(path: string, accountId: string): string {
  return path.replaceAll('{account_id}', encodeURIComponent(accountId))
}

/** The origin of the account's API. */
export function apiOrigin({ origin, apiOrigin = origin }: { origin: string; apiOrigin?: string }): string {
  return apiOrigin
}

/** The meaning of one of the provider's sentences; null if it is unknown. */
export function meaningOf({ sentences }: Pick<ProviderTest, 'sentences'>, text: string) {
  const beginning = text.slice(0, MAX_MATCHED_LENGTH)
  return sentences.find(({ pattern }) => isIn(pattern, beginning, 'iu'))?.advice ?? null
}

/** The same, of the sentences that nobody else writes. */
export function ownMeaningOf({ sentences }: Pick<ProviderTest, 'sentences'>, text: string) {
  return meaningOf({ sentences: sentences.filter(({ isCommon }) => !isCommon) }, text)
}
