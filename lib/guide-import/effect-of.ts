import type { Effect } from '../guide/schema'

const READS =
  'list get search find read fetch retrieve download export query count check describe view show lookup preview validate verify poll'.split(
    ' ',
  )
const DELETES = 'delete remove purge destroy revoke unlink uninstall'.split(' ')
const WRITES =
  'create update add set upsert assign send post put patch edit invite import upload move copy rename enable disable activate deactivate archive restore cancel close open start stop run trigger launch approve reject submit publish replace reset rotate merge clone complete mark link join leave share transfer book schedule'.split(
    ' ',
  )

/** The effect of a verb in an action's name; null for other words. */
export function effectOf(word: string): Effect | null {
  const verb = word.toLowerCase()
  if (READS.includes(verb)) return 'read'
  if (DELETES.includes(verb)) return 'delete'
  return WRITES.includes(verb) ? 'write' : null
}

/** The effect of an action, by the first verb of its names; a change if they have none. */
export function effectOfAction({ id, label }: { id: string; label: string }): { effect: Effect; isKnown: boolean } {
  const words = [...label.split(/\s+/), ...id.split('_')]
  const effect = words.map(effectOf).find((found) => found !== null) ?? null
  return { effect: effect ?? 'write', isKnown: effect !== null }
}
