import type { NotifySettings } from '../env'
import type { Guide } from '../guide/schema'
import { deliverDue } from '../notify/deliver'
import { type NotificationBody, notificationText } from '../notify/message'
import { enqueue } from '../notify/store'
import type { RunDeps } from '../oauth-test/runner'
import type { Profile } from '../profile/profile'
import { everyProfile, findProfile } from '../profile/store'
import type { StackOne } from '../stackone/client'
import {
  changeFindings,
  freshConnector,
  type KnownConnector,
  knownConnector,
  refreshActions,
  staleConnectors,
} from '../stackone/connector-store'
import { forgetOldEvents } from '../stackone/event-store'
import { openLinks } from '../stackone/link-store'
import { followLink } from '../stackone/links'
import { profileInStackOne } from '../stackone/profile-view'
import { findReference } from '../stackone/reference-store'
import { isStackOneError } from '../stackone/stackone-error'
import { profilePath, STACKONE } from '../urls'
import { checkConnection } from './check-connection'
import { checkSignIns } from './check-sign-ins'
import { checkProject, checkStackOne } from './check-stackone'
import type { Finding, SectionCheck } from './finding'
import { type Change, judge } from './judge'
import { notifyAboutSetups } from './notify-about-setups'
import { checkSoon, ensureWatches, type Held, saveCheck, takeDueWatch } from './store'

/** The maximum number of profiles in one round, checked one after the other. */
const MAX_PER_ROUND = 20
/** In milliseconds: how long StackOne's answer is reused. */
const FRESH_MS = 10 * 60_000
const ACTIONS_FRESH_MS = 24 * 60 * 60_000
/** In milliseconds: the shortest interval between two reads of StackOne while it reports changes. */
const STALE_EVERY_MS = 5000
/** In milliseconds: the polling interval of an open link whose page is not open. */
const LINK_EVERY_MS = 5 * 60_000

/** The dependencies of the watch. */
export interface WatchWorld extends RunDeps {
  /** Null: StackOne is not used. */
  stackOne: StackOne | null
  /** Null: no webhook is set. */
  notify: NotifySettings | null
  /** The connectors of the wizard's guides. */
  connectors: readonly string[]
  findGuide: (connector: string, slug: string) => Guide | undefined
  /** 0 to 1. */
  chance: () => number
}

/**
 * One round: checks the due profiles, asks StackOne for changes, and reports the news. Several processes may do this
 * concurrently. `mayGoOn` is called before each profile. Rejects with StoreError.
 */
export async function watchOnce(watch: WatchWorld, mayGoOn: () => boolean = () => true): Promise<void> {
  const { db, tools } = watch
  await ensureWatches(db, await everyProfile(db), tools.now(), watch.chance)
  if (watch.stackOne) await checkConnectors(watch, watch.stackOne)
  for (let count = 0; count < MAX_PER_ROUND && mayGoOn(); count++) {
    const held = await takeDueWatch(db, tools.now())
    if (!held) break
    await check(watch, held)
  }
  await notifyAboutSetups({ db, publicUrl: watch.publicUrl, now: tools.now(), isOn: watch.notify !== null })
  if (watch.notify) await deliverDue({ db, notify: watch.notify, fetch: tools.fetch, now: tools.now })
}

/** The changes since the last request, the links that may have completed, and once a day the actions. */
async function checkConnectors(watch: WatchWorld, stackOne: StackOne): Promise<void> {
  const { db, tools } = watch
  const asking = { db, stackOne, now: tools.now }
  for (const connector of await staleConnectors(db)) {
    // Events may come in hundreds: one read serves all of them.
    if (!isOlder((await knownConnector(db, connector)).triedAt, STALE_EVERY_MS, tools.now())) continue
    const known = await freshConnector(asking, connector, FRESH_MS)
    await tellOfProject(watch, connector, known)
    const profiles = await everyProfile(db, connector)
    await checkSoon(
      db,
      profiles.map(({ id }) => id),
      tools.now(),
    )
  }
  for (const connector of watch.connectors) {
    const { actionsSeenAt } = await knownConnector(db, connector)
    if (!isOlder(actionsSeenAt, ACTIONS_FRESH_MS, tools.now())) continue
    await refreshActions(asking, connector)
  }
  for (const link of await openLinks(db)) {
    if (!isOlder(link.checkedAt ?? link.createdAt, LINK_EVERY_MS, tools.now())) continue
    const [profile, reference] = await Promise.all([findProfile(db, link.profileId), findReference(db, link.profileId)])
    const guide = profile && watch.findGuide(profile.connector, profile.guide)
    if (!profile || !guide || !reference) continue
    const linking = { ...watch, stackOne, now: tools.now }
    await followLink(linking, link, { profile, guide, reference: reference.reference }).catch(ignoreStackOne)
  }
  await forgetOldEvents(db, tools.now())
}

async function check(watch: WatchWorld, held: Held): Promise<void> {
  const { db, tools, publicUrl } = watch
  const profile = await findProfile(db, held.profileId)
  const guide = profile && watch.findGuide(profile.connector, profile.guide)
  if (!profile) return
  const connection = guide && (await checkConnection(watch, profile))
  const beside = guide ? await lookBeside(watch, profile, guide) : { looks: [], known: null }
  if (beside.known) await tellOfProject(watch, profile.connector, beside.known)
  const looks = [...(connection ? [connection.look] : []), ...beside.looks]
  const now = tools.now()
  const { findings, doubts, changes, nextMs } = judge(held, looks, now, watch.chance())
  await saveCheck(db, held, {
    findings,
    doubts,
    now,
    dueAt: new Date(now.getTime() + nextMs),
    notification: watch.notify && changes.length > 0 ? notificationOf(profile, changes, publicUrl) : null,
  })
}

/** The checks of a profile other than its connection, with the state of its connector, if StackOne is used. */
export async function lookBeside(
  { db, stackOne, tools }: WatchWorld,
  profile: Profile,
  guide: Guide,
): Promise<{ looks: SectionCheck[]; known: KnownConnector | null }> {
  const reference = stackOne && (await findReference(db, profile.id))
  if (!stackOne || !reference) {
    return { looks: [checkSignIns({ profile, accounts: [], now: tools.now() })], known: null }
  }
  const known = await freshConnector({ db, stackOne, now: tools.now }, profile.connector, FRESH_MS)
  const { match, accounts } = await profileInStackOne(db, profile, guide, known)
  const inStackOne = checkStackOne({ profileId: profile.id, guide, known, match, accounts })
  const signIns = checkSignIns({ profile, accounts, now: tools.now() })
  return { looks: [...(inStackOne ? [inStackOne] : []), signIns], known }
}

/** A fault of the project is reported once, not by each of its profiles. */
async function tellOfProject(watch: WatchWorld, connector: string, known: KnownConnector): Promise<void> {
  const { db, tools, publicUrl } = watch
  const now = tools.now()
  await changeFindings(db, connector, async (before, tx) => {
    const judged = judge(before, [checkProject(known)], now, 0)
    if (watch.notify && judged.changes.length > 0) {
      await enqueue(tx, notificationOf(null, judged.changes, publicUrl), now)
    }
    return judged
  })
}

function notificationOf(
  profile: Pick<Profile, 'id' | 'name'> | null,
  changes: readonly Change[],
  publicUrl: string,
): NotificationBody {
  const told = changes.map(
    ({ kind, finding: { level, section, title, text } }: { kind: Change['kind']; finding: Finding }) => ({
      ...{ kind, level, section, title, text },
    }),
  )
  const url = publicUrl + (profile ? profilePath(profile.id) : STACKONE)
  return {
    event: 'profile.watch',
    text: notificationText({ name: profile?.name ?? 'StackOne', url, changes: told }),
    profile: profile && { id: profile.id, name: profile.name, url },
    changes: told,
  }
}

function isOlder(at: Date | null, ms: number, now: Date): boolean {
  return at === null || now.getTime() - at.getTime() >= ms
}

/** The next round retries, and the page shows why. */
function ignoreStackOne(error: unknown): void {
  if (!isStackOneError(error)) throw error
}
