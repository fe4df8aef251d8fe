import { z } from 'zod'
import { ACCESS_MINUTES, type AppInput, DEFAULT_POLICY, REFRESH_MINUTES, type TokenPolicy } from '../state/apps'

const redirectUrl = z.string().refine((value) => URL.parse(value) !== null && !value.includes('#'), {
  error: ({ input }) => `'${input}' is not a valid redirect URL.`,
})
const redirectUrls = z.array(redirectUrl).min(1, 'At least one redirect URL must be specified.')
const scopes = z
  .array(z.string().min(1))
  .min(1, 'Custom application integration must specify at least one valid scope.')

function minutes(name: string, { min, max }: { min: number; max: number }) {
  const message = `${name} must be between ${min} and ${max} minutes.`
  return z.int(message).min(min, message).max(max, message)
}

const policySchema = z
  .object({
    access_token_ttl_in_minutes: minutes('Access token TTL', ACCESS_MINUTES).optional(),
    refresh_token_ttl_in_minutes: minutes('Refresh token TTL', REFRESH_MINUTES).optional(),
    enable_single_use_refresh_tokens: z.boolean().optional(),
    absolute_session_lifetime_in_minutes: z.int().min(1).optional(),
  })
  .transform(
    (policy): TokenPolicy => ({
      accessMinutes: policy.access_token_ttl_in_minutes ?? DEFAULT_POLICY.accessMinutes,
      refreshMinutes: policy.refresh_token_ttl_in_minutes ?? DEFAULT_POLICY.refreshMinutes,
      isSingleUse: policy.enable_single_use_refresh_tokens ?? false,
      absoluteMinutes: policy.absolute_session_lifetime_in_minutes ?? null,
    }),
  )
  .refine(({ accessMinutes, refreshMinutes }) => refreshMinutes >= accessMinutes, {
    error: 'Refresh token TTL must not be lower than access token TTL.',
  })
  .refine(({ isSingleUse, absoluteMinutes }) => isSingleUse || absoluteMinutes === null, {
    error: 'Absolute session lifetime requires single-use refresh tokens.',
  })

const changes = {
  redirect_urls: redirectUrls.optional(),
  scopes: scopes.optional(),
  user_authorized_scopes: z.array(z.string()).optional(),
  token_access_policy: policySchema.optional(),
}

const createSchema = z.object({
  ...changes,
  name: z.string('Name must be specified.').min(1, 'Name must be specified.'),
  redirect_urls: redirectUrls,
  scopes: z.preprocess((value) => value ?? [], scopes),
  confidential: z.boolean().optional(),
})
const updateSchema = z.object(changes)

type Checked<T> = { value: T } | { message: string }

/** A new app connection from an API request; or its error. */
export function readNewApp(body: unknown, isMadeInConsole = false): Checked<AppInput> {
  const { data, error } = createSchema.safeParse(body)
  if (!data) return { message: firstMessage(error) }
  return withSubset({
    name: data.name,
    redirectUrls: data.redirect_urls,
    scopes: data.scopes,
    userAuthorizedScopes: data.user_authorized_scopes ?? [],
    isConfidential: data.confidential ?? false,
    isMadeInConsole,
    policy: data.token_access_policy ?? DEFAULT_POLICY,
  })
}

/** An app connection with the changes of an API request; or their error. Lists are replaced. */
export function readChangedApp<T extends AppInput>(app: T, body: unknown): Checked<T> {
  const { data, error } = updateSchema.safeParse(body)
  if (!data) return { message: firstMessage(error) }
  return withSubset({
    ...app,
    redirectUrls: data.redirect_urls ?? app.redirectUrls,
    scopes: data.scopes ?? app.scopes,
    userAuthorizedScopes: data.user_authorized_scopes ?? app.userAuthorizedScopes,
    policy: data.token_access_policy ?? app.policy,
  })
}

function withSubset<T extends AppInput>(app: T): Checked<T> {
  const isSubset = app.userAuthorizedScopes.every((scope) => app.scopes.includes(scope))
  return isSubset ? { value: app } : { message: 'User authorized scopes must be a subset of scopes.' }
}

function firstMessage(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'The request is invalid.'
  const isZodsOwn = issue.message.startsWith('Invalid input')
  return isZodsOwn ? `Invalid value for '${issue.path.join('.')}'.` : issue.message
}
