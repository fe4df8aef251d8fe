import { type AppValues, appValues, type CommandContext } from '../../guide/app-commands/app-values'
import type { AppCommands } from '../../guide/app-commands/schema'
import { type MadeCommand, operationWays } from '../../guide/app-commands/ways'
import type { Guide } from '../../guide/schema'
import { compareUrls } from '../decode/compare-urls'
import { lifetimeInWords } from '../lifetimes'
import type { PastedRecord } from './read-record'

/** One setting that differs from the guide. */
export interface RecordDifference {
  label: string
  wanted: string
  found: string
  /** Details: the difference of two URLs, or why a scope may not be listed. */
  note: string | null
  /** False for a setting that no app can change: it takes a new app. */
  isFixable: boolean
}

/** The comparison of a record with the guide. */
export interface RecordComparison {
  differences: RecordDifference[]
  /** The settings that match the guide. */
  same: string[]
  /** The settings that the record does not have. */
  unknown: string[]
  /** The file with the changes and the commands that apply it; null if nothing can be fixed by an update. */
  update: {
    file: { name: string; text: string }
    ways: { id: string; label: string; commands: MadeCommand[] }[]
  } | null
}

/** A profile's requirements for its app. */
export interface Asked {
  guide: Guide
  commands: AppCommands
  context: CommandContext
  /** The scopes that the profile asks for. */
  scopes: readonly string[]
}

/** Compares a record with the guide and the profile. Pure. */
export function compareRecord(asked: Asked, record: PastedRecord): RecordComparison {
  const wanted = appValues(asked.commands, asked.context)
  const checks: Check[] = [
    ...urlChecks(wanted, record),
    scopeCheck(asked, record),
    confidentialCheck(wanted, record),
    minutesCheck('Access token lifetime', wanted.accessTokenMinutes, record.accessTokenMinutes, 'same'),
    minutesCheck('Refresh token lifetime', wanted.refreshTokenMinutes, record.refreshTokenMinutes, 'at-least'),
  ]
  const differences = checks.flatMap(({ difference }) => difference ?? [])
  return {
    differences,
    same: checks.filter(({ difference, isKnown }) => isKnown && !difference).map(({ label }) => label),
    unknown: checks.filter(({ isKnown }) => !isKnown).map(({ label }) => label),
    update: updateOf(asked, wanted, record, differences),
  }
}

interface Check {
  label: string
  isKnown: boolean
  difference: RecordDifference | null
}

function urlChecks({ redirectUrls }: AppValues, { redirectUrls: found }: PastedRecord): Check[] {
  return redirectUrls.map((url): Check => {
    const label = `Redirect URL ${url}`
    if (found === null) return { label, isKnown: false, difference: null }
    if (found.includes(url)) return { label, isKnown: true, difference: null }
    // The most similar one, by its common beginning.
    const [near] = found
      .map((each) => compareUrls(url, each))
      .sort((one, other) => other.common.length - one.common.length)
    const isNear = near !== undefined && near.reason !== 'host' && near.reason !== 'scheme'
    return {
      label,
      isKnown: true,
      difference: {
        label: 'Redirect URL',
        wanted: url,
        found: isNear ? near.common + near.registeredRest : 'missing',
        note: isNear ? `${near.words} The first difference is character ${(near.index ?? 0) + 1}.` : null,
        isFixable: true,
      },
    }
  })
}

/**
 * An app may allow more than is requested. A broad scope includes all others except the one that brings a refresh
 * token.
 */
function scopeCheck({ guide, commands, scopes }: Asked, { scopes: found }: PastedRecord): Check {
  const label = 'Scopes'
  if (found === null) return { label, isKnown: false, difference: null }
  const missing = missingScopes(guide, scopes, found)
  if (missing.length === 0) return { label, isKnown: true, difference: null }
  const isOfflineOnly = missing.every((scope) => scope === guide.offlineAccess?.scope)
  return {
    label,
    isKnown: true,
    difference: {
      label,
      wanted: missing.join(' '),
      found: found.join(' ') || 'none',
      note: isOfflineOnly ? (commands.record.offlineNote ?? null) : null,
      isFixable: true,
    },
  }
}

function missingScopes(guide: Guide, asked: readonly string[], found: readonly string[]): string[] {
  const isBroad = guide.scopes.some(({ id, broad }) => broad && found.includes(id))
  const offline = guide.offlineAccess?.scope
  return asked.filter((scope) => !found.includes(scope) && !(isBroad && scope !== offline))
}

function confidentialCheck({ confidential }: AppValues, { confidential: found }: PastedRecord): Check {
  const label = 'Client secret'
  const words = (value: boolean) => (value ? 'the app has one' : 'the app has none')
  return {
    label,
    isKnown: found !== null,
    difference:
      found === null || found === confidential
        ? null
        : {
            label,
            wanted: words(confidential),
            found: words(found),
            note: 'An app keeps this for ever. Create another app.',
            isFixable: false,
          },
  }
}

function minutesCheck(label: string, wanted: number, found: number | null, rule: 'same' | 'at-least'): Check {
  const isRight = found !== null && (rule === 'same' ? found === wanted : found >= wanted)
  const words = (minutes: number) => `${minutes} minutes (${lifetimeInWords(minutes)})`
  return {
    label,
    isKnown: found !== null,
    difference:
      found === null || isRight
        ? null
        : { label, wanted: words(wanted), found: words(found), note: null, isFixable: true },
  }
}

/**
 * One file for all changes. Updates replace whole lists and groups, so each also has the values that are right already.
 */
function updateOf(
  { guide, commands, context, scopes }: Asked,
  wanted: AppValues,
  record: PastedRecord,
  differences: readonly RecordDifference[],
): RecordComparison['update'] {
  const { record: paths } = commands
  const changed = new Set(differences.filter(({ isFixable }) => isFixable).map(({ label }) => label))
  if (changed.size === 0) return null
  const body: Record<string, unknown> = {}
  if (changed.has('Redirect URL')) {
    put(body, paths.redirectUrls, [...new Set([...(record.redirectUrls ?? []), ...wanted.redirectUrls])], record)
  }
  if (changed.has('Scopes')) {
    const found = record.scopes ?? []
    put(body, paths.scopes, [...found, ...missingScopes(guide, scopes, found)], record)
  }
  if (changed.has('Access token lifetime')) put(body, paths.accessTokenMinutes, wanted.accessTokenMinutes, record)
  if (changed.has('Refresh token lifetime')) put(body, paths.refreshTokenMinutes, wanted.refreshTokenMinutes, record)
  const file = { name: paths.updateFile, text: `${JSON.stringify(body, null, 2)}\n` }
  const ways = operationWays(commands, ['update'], { ...context, record: record.id })
  return { file, ways }
}

/** Sets a value at a path, with the other values of its group. */
function put(body: Record<string, unknown>, path: string, value: unknown, record: PastedRecord): void {
  const names = path.split('.')
  const last = names.pop() ?? path
  let at = body
  for (const [index, name] of names.entries()) {
    const group = names.slice(0, index + 1).join('.')
    const inner = (at[name] as Record<string, unknown> | undefined) ?? { ...record.groups[group] }
    at[name] = inner
    at = inner
  }
  at[last] = value
}
