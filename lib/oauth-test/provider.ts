import { z } from 'zod'
import { ADVICE_IDS } from './advice-id'

const step = z.string().min(1)
const pattern = z.string().min(1)

/** What a live test needs to know of a provider beside its guide, as data. Not part of `Guide`: it stays on the server. */
export const providerTestSchema = z.object({
  /** The path of an account's issuer (RFC 8414 section 2), with `{account_id}` in it. */
  issuerPath: z.string().startsWith('/'),
  /** What follows the issuer in the address of its metadata. */
  metadataPath: z.string().startsWith('/'),
  /** What the provider calls its things. */
  words: z.object({ app: z.string(), admin: z.string(), console: z.string(), account: z.string() }),
  /** How long the provider takes to apply a change of an app, at most. */
  appChangeMinutes: z.number().int().positive(),
  /** How long a refresh token lasts where the app is set up as the guide says. */
  refreshTokenMinutes: z.number().int().positive(),
  /** The step of the guide where the app is set up. */
  steps: z.object({ app: step }),
  /** One cheap read for each scope. */
  probes: z.array(
    z.object({
      scope: z.string(),
      /** With `{account_id}` in it. */
      path: z.string().startsWith('/'),
      /** The ids of the clouds that have it. */
      clouds: z.array(z.string()).optional(),
      /** The lists that a true answer may have; an answer without anything is a true one only where `mayBeEmpty` is set. */
      lists: z.array(z.string()).min(1),
      mayBeEmpty: z.boolean().optional(),
    }),
  ),
  /** Where an account's apps can be read, so that the test finds its own: its redirect URLs and lifetimes. */
  apps: z
    .object({
      /** One of these scopes is needed. */
      scopes: z.array(z.string()).min(1),
      path: z.string().startsWith('/'),
      /** The redirect URL that must be registered beside the wizard's own. */
      redirectUrl: z.url(),
    })
    .optional(),
  /** What the provider writes, in the order in which it is looked for, and what it means. */
  sentences: z.array(z.object({ pattern, advice: z.enum(ADVICE_IDS) })),
})

export type ProviderTest = z.infer<typeof providerTestSchema>

/** Fills in the account of a path. */
export function accountPath(path: string, accountId: string): string {
  return path.replaceAll('{account_id}', encodeURIComponent(accountId))
}

/** In UTF-16 units: a pattern may take long over a text without an end. */
const LONGEST_SENTENCE = 4000

/** What one of the provider's sentences means; null for one that is not known. */
export function meaningOf({ sentences }: Pick<ProviderTest, 'sentences'>, text: string) {
  const beginning = text.slice(0, LONGEST_SENTENCE)
  return sentences.find(({ pattern }) => new RegExp(pattern, 'i').test(beginning))?.advice ?? null
}
