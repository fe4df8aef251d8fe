import type { Guide } from '../guide/schema'
import { cloudOrigin } from '../guide/selection'
import type { Profile } from './profile'

/** Where a profile leads to. */
export interface Origins {
  /** The OAuth server's: the secret is sent there. */
  origin: string
  /** The API's, where that is another one: the tokens that the secret brings are sent there. */
  apiOrigin?: string
}

/** Where the profiles of a cloud lead to; null for a cloud that the guide does not have. */
export function originsOf({ clouds }: Pick<Guide, 'clouds'>, cloudId: string): Origins | null {
  const cloud = clouds.find(({ id }) => id === cloudId)
  if (!cloud) return null
  const { apiHost } = cloud
  return { origin: cloudOrigin(cloud), ...(apiHost && { apiOrigin: cloudOrigin({ ...cloud, host: apiHost }) }) }
}

/** These origins as one text, which a secret is bound to: one origin, or two with a space between. */
export function destination({ origin, apiOrigin }: Origins): string {
  return apiOrigin === undefined ? origin : `${origin} ${apiOrigin}`
}

/** The destination of a cloud's profiles; null for a cloud that the guide does not have. */
export function destinationOf(guide: Pick<Guide, 'clouds'>, cloudId: string): string | null {
  const origins = originsOf(guide, cloudId)
  return origins && destination(origins)
}

/** The destination that a profile's secret was entered for. One that was saved unbound belongs to the profile's cloud. */
export function secretDestination(
  guide: Pick<Guide, 'clouds'>,
  { clientSecretFor, cloud }: Pick<Profile, 'clientSecretFor' | 'cloud'>,
): string | null {
  return clientSecretFor ?? destinationOf(guide, cloud)
}

/**
 * What to say when the secret's box is empty; null: it may be. `keptFor` is the destination of the secret that the
 * profile, or the one that it copies, has already; null: there is none.
 */
export function whenSecretIsEmpty(
  guide: Pick<Guide, 'clouds' | 'profile'>,
  cloudId: string,
  keptFor: string | null,
): string | null {
  const { label } = guide.profile.fields.clientSecret
  if (keptFor === null) return `Enter the ${label}.`
  const now = destinationOf(guide, cloudId)
  // A cloud that does not exist is what is wrong then.
  if (now === null || now === keptFor) return null
  return secretIsForAnother(guide, keptFor)
}

/** Why a kept secret is not used; `keptFor` is null where its destination is not known. */
export function secretIsForAnother({ profile }: Pick<Guide, 'profile'>, keptFor: string | null): string {
  const host = keptFor === null ? 'another host' : inWords(keptFor)
  return `Enter the ${profile.fields.clientSecret.label} again. The kept one was entered for ${host} and is sent nowhere else.`
}

/** A destination, for people. */
export function inWords(destination: string): string {
  return destination.split(' ').join(' and ')
}
