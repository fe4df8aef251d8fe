import { z } from 'zod'
import { attempt } from '../attempt'
import type { Facts, Found, StageContext } from '../define-stage'
import { withAppLifetime } from '../lifetimes'
import { accountPath } from '../provider'
import type { Advice, Evidence } from '../stage'
import { advise } from '../verdict'

/** The provider's own record of the app that is tested, as far as it is looked at. */
export interface AppRecord {
  redirectUrls: readonly string[]
  refreshMinutes: number | null
}

/** How evidence is labelled that the provider's record was seen. */
export const REGISTERED_URL = 'Registered redirect URL'

/** In minutes, of a year at most. */
const lifetimeSchema = z.number().int().positive().max(525_600)
const MOST_URLS_SHOWN = 20

const appSchema = z.object({
  client_id: z.string(),
  redirect_urls: z.array(z.string()).default([]),
  token_access_policy: z.object({ refresh_token_ttl_in_minutes: z.unknown() }).nullish(),
})

/** Looks for the app in the account's list, where the token may read it; null where it may not, or it is not there. */
export async function findApp(
  { provider, subject }: Pick<StageContext, 'provider' | 'subject'>,
  read: (url: string) => Promise<unknown>,
): Promise<AppRecord | null> {
  const { apps } = provider
  if (!apps?.scopes.some((scope) => subject.scopes.includes(scope))) return null
  const answer = await attempt(() => read(subject.origin + accountPath(apps.path, subject.accountId)))
  const listed = answer.ok ? z.object({ apps: z.array(z.unknown()) }).safeParse(answer.value).data?.apps : undefined
  const records = (listed ?? []).flatMap((each) => appSchema.safeParse(each).data ?? [])
  const app = records.find(({ client_id }) => client_id === subject.clientId)
  return app
    ? {
        redirectUrls: app.redirect_urls,
        refreshMinutes: lifetimeSchema.safeParse(app.token_access_policy?.refresh_token_ttl_in_minutes).data ?? null,
      }
    : null
}

/** What the record shows: whether users will be sent back rightly, and how long their refresh tokens last. */
export function appAdvice(
  app: AppRecord | null,
  { provider, found }: Pick<Facts, 'provider' | 'found'>,
): { advice: Advice[]; evidence: Evidence[]; found: Partial<Found> } {
  if (!app || !provider.apps) return { advice: [], evidence: [], found: {} }
  const { redirectUrl } = provider.apps
  const { tokens, lifetimes } = found
  const isMissing = !app.redirectUrls.includes(redirectUrl)
  const knowsLifetime = app.refreshMinutes !== null && tokens && lifetimes
  return {
    advice: isMissing ? [advise('app-lacks-redirect', { url: redirectUrl })] : [],
    evidence: app.redirectUrls.slice(0, MOST_URLS_SHOWN).map((url) => ({ label: REGISTERED_URL, value: url })),
    found: knowsLifetime ? { lifetimes: withAppLifetime(lifetimes, tokens.at, app.refreshMinutes ?? 0) } : {},
  }
}
