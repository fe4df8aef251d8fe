import { type AppValues, appValues, type CommandContext } from '../../guide/app-commands/app-values'
import type { AppCommands } from '../../guide/app-commands/schema'
import { type MadeCommand, operationWays } from '../../guide/app-commands/ways'
import type { Guide } from '../../guide/schema'
import { compareUrls } from '../decode/compare-urls'
import { lifetimeInWords } from '../lifetimes'
import type { PastedRecord } from './read-record'

/** One setting that is not as the guide wants it. */
export interface RecordDifference {
  label: string
  wanted: string
  found: string
  /** What else is to be known: what differs in two URLs, or why a scope may not be listed. */
  note: string | null
  /** False for what an app keeps for ever: it takes another app. */
  isFixable: boolean
}

/** What a record came to beside the guide. */
export interface RecordComparison {
  differences: RecordDifference[]
  /** The settings that are as the guide wants them. */
  same: string[]
  /** What no record told: those that it does not have. */
  unknown: string[]
  /** The file with the changes and the commands that apply it; null where nothing can be fixed so. */
  update: {
    file: { name: string; text: string }
    ways: { id: string; label: string; commands: MadeCommand[] }[]
  } | null
}

/** What a profile asks of its app. */
export interface Asked {
  guide: Guide
  commands: AppCommands
  context: CommandContext
  /** The scopes that the profile asks for. */
  scopes: readonly string[]
}

/** Compares a record with what the guide asks for. Pure. */
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
    // The nearest one: that with which it has most in common.
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

/** An app may allow more than is asked for. A broad scope stands for all but the one that brings a refresh token. */
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

/** One file for all changes: lists and groups replace what there is, so that each has what is right already, too. */
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

/** Puts a value at a path; of a group, the rest of it too. */
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
