import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import { type SignInAgain, signInAgainCalendar } from '../oauth-test/calendar'
import { everyProfile } from '../profile/store'
import { type KnownConnector, knownConnector } from '../stackone/connector-store'
import { profileInStackOne } from '../stackone/profile-view'
import { profilePath } from '../urls'

interface Sources {
  db: Database
  findGuide: (connector: string, slug: string) => Guide | undefined
  /** Without a slash at its end. */
  publicUrl: string
  now: Date
}

/** Every date on which somebody must sign in again, of all profiles, as an iCalendar file. Rejects with StoreError. */
export async function calendarFeed({ db, findGuide, publicUrl, now }: Sources): Promise<string> {
  const known = new Map<string, KnownConnector>()
  const entries: SignInAgain[] = []
  for (const profile of await everyProfile(db)) {
    const guide = findGuide(profile.connector, profile.guide)
    if (!guide) continue
    const connector = known.get(profile.connector) ?? (await knownConnector(db, profile.connector))
    known.set(profile.connector, connector)
    const { accounts } = await profileInStackOne(db, profile, guide, connector)
    const about = {
      profileName: profile.name,
      profileId: profile.id,
      connectorName: guide.connectorName,
      basis: profile.signInAgainBasis,
      url: publicUrl + profilePath(profile.id),
    }
    if (profile.signInAgainBy) entries.push({ ...about, signInAgainBy: profile.signInAgainBy })
    for (const { id, ownerName, signInBy, isSurelyOurs } of accounts) {
      if (signInBy === null || !isSurelyOurs) continue
      entries.push({ ...about, account: { id, name: ownerName }, signInAgainBy: new Date(signInBy) })
    }
  }
  return signInAgainCalendar(entries, now)
}
