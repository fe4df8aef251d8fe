import { findField } from '../guide/fields'
import type { Cloud, Field, Guide } from '../guide/schema'
import { cloudOrigin } from '../guide/selection'
import type { Profile } from './profile'

/** The hosts of a profile. */
export interface Origins {
  /**
   * The OAuth server's origin, which gets the secret. Empty if the guide names no host: then the secret is sent
   * nowhere.
   */
  origin: string
  /** The API's origin, if it is another one. It gets the tokens. */
  apiOrigin?: string
}

/** The part of a guide that determines the hosts of its profiles. */
export type Places = Pick<Guide, 'clouds' | 'fields'>

/** The part of a profile that determines its hosts. */
type Placed = Pick<Profile, 'cloud' | 'fields'>

/** One label of a host's name (RFC 1035 section 2.3.1, RFC 1123 section 2.1). */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
/** The variable part of a host. */
const VARIABLE = /^\{(\w+)\}\./

/**
 * The hosts of profiles with these values; null for a cloud that the guide does not have, and for a value that cannot
 * be part of a host. Only one label before the guide's own suffix comes from the profile.
 */
export function originsOf(guide: Places, { cloud: cloudId, fields }: Placed): Origins | null {
  const cloud = guide.clouds.find(({ id }) => id === cloudId)
  if (!cloud) return null
  if (cloud.host === undefined) return { origin: '' }
  const host = fillHost(cloud.host, fields)
  const apiHost = cloud.apiHost === undefined ? undefined : fillHost(cloud.apiHost, fields)
  if (host === null || apiHost === null) return null
  return {
    origin: cloudOrigin({ ...cloud, host }),
    ...(apiHost !== undefined && { apiOrigin: cloudOrigin({ ...cloud, host: apiHost }) }),
  }
}

function fillHost(host: string, fields: Placed['fields']): string | null {
  const [variable, key = ''] = VARIABLE.exec(host) ?? []
  if (variable === undefined) return host
  const value = Object.hasOwn(fields, key) ? (fields[key] ?? '') : ''
  return isLabel(value) ? `${value.toLowerCase()}.${host.slice(variable.length)}` : null
}

/** Whether a text can be one part of a host. */
export function isLabel(text: string): boolean {
  return LABEL.test(text)
}

/** The hosts of a cloud without the part that profiles add. */
export function fixedHosts({ host, apiHost = host }: Cloud): string[] {
  return [host, apiHost].flatMap((each) => (each === undefined ? [] : each.replace(VARIABLE, '')))
}

/** The hosts that a field is part of, without it. */
export function suffixesOf({ clouds }: Places, { key }: Pick<Field, 'key'>): string[] {
  const begins = `{${key}}.`
  return clouds.flatMap(({ host, apiHost }) =>
    [host, apiHost].flatMap((each) => (each?.startsWith(begins) ? each.slice(begins.length) : [])),
  )
}

/** These origins as one text, which a secret is bound to: one origin, or two separated by a space. */
export function destination({ origin, apiOrigin }: Origins): string {
  return apiOrigin === undefined ? origin : `${origin} ${apiOrigin}`
}

/** The destination of profiles with these values; null if they have none. */
export function destinationOf(guide: Places, placed: Placed): string | null {
  const origins = originsOf(guide, placed)
  return origins && destination(origins)
}

/**
 * The destination that a profile's secret was entered for; null if it has no secret. An unbound secret of an earlier
 * version belongs to the profile's current host.
 */
export function secretDestination(guide: Places, profile: Pick<Profile, 'secrets' | keyof Placed>, key: string) {
  const kept = Object.hasOwn(profile.secrets, key) ? profile.secrets[key] : undefined
  return kept ? (kept.for ?? destinationOf(guide, profile)) : null
}

/** The same for all its secrets, by key; secrets with an unknown destination are left out. */
export function secretDestinations(
  guide: Places,
  profile: Pick<Profile, 'secrets' | keyof Placed>,
): Record<string, string> {
  return Object.fromEntries(
    Object.keys(profile.secrets).flatMap((key) => {
      const destination = secretDestination(guide, profile, key)
      return destination === null ? [] : [[key, destination]]
    }),
  )
}

/**
 * The problem of an empty secret box; null: it may be empty. `keptFor` is the destination of the secret that the
 * profile, or the original of the copy, already has; null: there is none.
 */
export function whenSecretIsEmpty(guide: Places, key: string, placed: Placed, keptFor: string | null): string | null {
  const field = findField(guide, key)
  if (keptFor === null) return field?.required ? `Enter the ${field.label}.` : null
  const now = destinationOf(guide, placed)
  // Without a destination, the unknown cloud is the problem to report.
  if (now === null || now === keptFor) return null
  return secretIsForAnother(guide, key, keptFor)
}

/** Why a kept secret is not used; `keptFor` is null if its destination is unknown. */
export function secretIsForAnother(guide: Pick<Guide, 'fields'>, key: string, keptFor: string | null): string {
  const host = keptFor === null || keptFor === '' ? 'another host' : inWords(keptFor)
  return `Enter the ${findField(guide, key)?.label ?? key} again. The kept one was entered for ${host} and is sent nowhere else.`
}

/** A destination, for people. */
export function inWords(destination: string): string {
  return destination.split(' ').join(' and ')
}
