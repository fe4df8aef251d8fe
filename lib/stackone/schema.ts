import { z } from 'zod'

/**
 * The answers of StackOne's API, as far as the wizard reads them. StackOne's documents disagree on details, so the
 * schemas are tolerant: ids may be numbers, lists may be bare or in `data`, unknown enum values are kept. Zod drops
 * every field that is not named here, so an account's `credentials` never leave this file.
 */

/** In UTF-16 units: for names and sentences from outside, which are shown and stored. */
const MAX_TEXT = 500

const text = z.string().transform((value) => value.slice(0, MAX_TEXT))
const id = z.union([z.string().min(1), z.number()]).transform((value) => `${value}`.slice(0, MAX_TEXT))
const word = text.nullish().transform((value) => value ?? null)
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)
const words = z
  .array(z.unknown())
  .nullish()
  .transform((list) => (list ?? []).filter((each) => typeof each === 'string'))

/** A connector profile, of GET /auth_configs. */
export const connectorProfileSchema = z
  .object({
    id,
    name: word,
    connector_key: text,
    connector_label: word,
    active: flag,
    default: flag,
    connector_version: word,
    environment: word,
    authentication_config_key: word,
    authentication_config_label: word,
  })
  .transform((sent) => ({
    id: sent.id,
    name: sent.name ?? '',
    connector: sent.connector_key,
    /** Null: StackOne does not say. */
    isEnabled: sent.active,
    isDefault: sent.default,
    version: sent.connector_version,
    environment: sent.environment,
    type: sent.authentication_config_label ?? sent.authentication_config_key,
  }))

/** A connector, of GET /connectors/meta. */
export const connectorSchema = z
  .object({ provider: text, provider_name: word, active: flag })
  .transform((sent) => ({ key: sent.provider, name: sent.provider_name, isEnabled: sent.active }))

const actionSchema = z
  .object({ id, label: word, required_scopes: words })
  .transform((sent) => ({ id: sent.id, label: sent.label ?? '', scopes: sent.required_scopes }))

/** A connector's actions, of GET /actions. */
export const connectorActionsSchema = z
  .object({ key: text, version: word, actions: z.array(actionSchema).nullish() })
  .transform((sent) => ({ connector: sent.key, version: sent.version, actions: sent.actions ?? [] }))

const attemptSchema = z
  .object({ status: word, account_secure_id: id.nullish(), oauth_error_code: word, oauth_error_description: word })
  .transform((sent) => ({
    status: sent.status?.toLowerCase() ?? null,
    accountId: sent.account_secure_id ?? null,
    errorCode: sent.oauth_error_code,
    errorDescription: sent.oauth_error_description,
  }))

/** A session with its new link, of POST /connect_sessions. Its token and link are secrets. */
export const newSessionSchema = z
  .object({
    id,
    token: z.string().min(1),
    auth_link_url: z.url({ protocol: /^https?$/ }),
    integration_id: id.nullish(),
    connector_profile_id: id.nullish(),
  })
  .transform((sent) => ({
    id: sent.id,
    token: sent.token,
    url: sent.auth_link_url,
    profileId: sent.connector_profile_id ?? sent.integration_id ?? null,
  }))

/** The state of a session, of POST /connect_sessions/authenticate. */
export const sessionSchema = z
  .object({ latest_connection_attempt: attemptSchema.nullish() })
  .transform((sent) => ({ attempt: sent.latest_connection_attempt ?? null }))

const ACCOUNT_STATUSES = ['active', 'inactive', 'suspended', 'archived', 'expired', 'error'] as const

const reasonSchema = z
  .object({ code: word, description: word, timestamp: word })
  .transform(({ code, description, timestamp }) => ({ code, description, at: timestamp }))

/** A linked account, of GET /accounts. */
export const accountSchema = z
  .object({
    id,
    provider: text,
    status: word,
    status_reasons: z.array(reasonSchema).nullish(),
    origin_owner_id: word,
    origin_owner_name: word,
    label: word,
    created_at: word,
    updated_at: word,
    // Not documented for this answer, but an update of an account accepts them.
    integration_id: id.nullish(),
    connector_profile_id: id.nullish(),
  })
  .transform((sent) => ({
    id: sent.id,
    provider: sent.provider,
    status: ACCOUNT_STATUSES.find((known) => known === sent.status?.toLowerCase()) ?? ('unknown' as const),
    reasons: sent.status_reasons ?? [],
    ownerId: sent.origin_owner_id ?? '',
    ownerName: sent.origin_owner_name ?? '',
    label: sent.label,
    createdAt: sent.created_at,
    updatedAt: sent.updated_at,
    /** The connector profile that it was linked by; null if StackOne does not say. */
    profileId: sent.connector_profile_id ?? sent.integration_id ?? null,
  }))

export type ConnectorProfile = z.output<typeof connectorProfileSchema>
export type Connector = z.output<typeof connectorSchema>
export type ConnectorActions = z.output<typeof connectorActionsSchema>
export type NewSession = z.output<typeof newSessionSchema>
export type ConnectionAttempt = z.output<typeof attemptSchema>
export type LinkedAccount = z.output<typeof accountSchema>

/** A list, bare or in `data`. `total` and `next` are null if the answer has none. */
export function listSchema<Item extends z.ZodType>(item: Item) {
  const pageSchema = z.object({ data: z.array(item), total: z.number().nullish(), next: z.string().nullish() })
  return z.union([
    z.array(item).transform((items) => ({ items, total: null, next: null })),
    pageSchema.transform(({ data, total, next }) => ({ items: data, total: total ?? null, next: next || null })),
  ])
}
