import { z } from 'zod'
import type { Facts, StageContext, StageOutputs } from '../define-stage'
import { withAppLifetime } from '../lifetimes'
import type { Advice, Evidence } from '../stage'
import { toResult } from '../to-problem'
import { advise } from '../verdict'

/** The provider's own record of the tested app, as far as it is read. */
export interface AppRecord {
  redirectUrls: readonly string[]
  refreshMinutes: number | null
}

/** The label of the evidence that the provider's record was read. */
export const REGISTERED_URL = 'Registered redirect URL'

const record = z.record(z.string(), z.unknown())
const urlsSchema = z.array(z.string()).default([])
/** In minutes, of a year at most. */
const lifetimeSchema = z.number().int().positive().max(525_600)
const MAX_URLS_SHOWN = 20

/** Finds the app in the account's list, if the token may read that; null if it may not, or the app is not there. */
export async function findApp(
  { provider, subject }: Pick<StageContext, 'provider' | 'subject'>,
  read: (path: string) => Promise<unknown>,
): Promise<AppRecord | null> {
  const { apps } = provider
  if (!apps?.scopes.some((scope) => subject.scopes.includes(scope))) return null
  const answer = await toResult(() => read(apps.path))
  const listed = z.array(z.unknown()).safeParse(answer.ok ? valueAt(answer.value, apps.list) : []).data ?? []
  const app = listed.find((each) => valueAt(each, apps.clientId) === subject.clientId)
  const redirectUrls = urlsSchema.safeParse(valueAt(app, apps.redirectUrls)).data
  if (app === undefined || !redirectUrls) return null
  const minutes = apps.refreshMinutes === undefined ? undefined : valueAt(app, apps.refreshMinutes)
  return { redirectUrls, refreshMinutes: lifetimeSchema.safeParse(minutes).data ?? null }
}

/** The value at a path in JSON; undefined if there is none. */
function valueAt(json: unknown, place: string): unknown {
  return place.split('.').reduce<unknown>((value, name) => record.safeParse(value).data?.[name], json)
}

/** The app’s record: whether StackOne’s redirect URL is registered, and the refresh token lifetime. */
export function appAdvice(
  app: AppRecord | null,
  { provider, found }: Pick<Facts, 'provider' | 'found'>,
): { advice: Advice[]; evidence: Evidence[]; found: Partial<StageOutputs> } {
  if (!app || !provider.apps) return { advice: [], evidence: [], found: {} }
  const { redirectUrl } = provider
  const { tokens, lifetimes } = found
  const isMissing = !app.redirectUrls.includes(redirectUrl)
  const knowsLifetime = app.refreshMinutes !== null && tokens && lifetimes
  return {
    advice: isMissing ? [advise('app-lacks-redirect', { url: redirectUrl })] : [],
    evidence: app.redirectUrls.slice(0, MAX_URLS_SHOWN).map((url) => ({ label: REGISTERED_URL, value: url })),
    found: knowsLifetime ? { lifetimes: withAppLifetime(lifetimes, tokens.at, app.refreshMinutes ?? 0) } : {},
  }
}
