import { z } from 'zod'
import type { AppCommands } from '../../guide/app-commands/schema'
import type { Guide } from '../../guide/schema'
import { fieldLabel } from '../../profile/field-labels'
import { hasSecret } from '../../profile/known-secrets'
import { findJson, knownError, type PasteRules, pasteRules, recordsIn, textAt, valueAt } from '../../profile/pasted-app'

/** In UTF-16 units: a longer list of an account's apps does not fit into a form. */
const MAX_RECORD_TEXT = 200_000
/** A record with more values is not an app's. */
const MAX_LIST = 100
const MAX_TEXT = 2000

/** The provider's record of an app, as far as it is read. A missing value is null. */
export interface PastedRecord {
  id: string | null
  redirectUrls: string[] | null
  scopes: string[] | null
  confidential: boolean | null
  accessTokenMinutes: number | null
  refreshTokenMinutes: number | null
  sessionMinutes: number | null
  /** The object around each nested setting, because updates replace the whole of it. */
  groups: Record<string, Record<string, string | number | boolean>>
}

/** A record found in a text, or the reason why there is none, with the fix. */
export type ReadRecord =
  | { ok: true; record: PastedRecord; hasSecret: boolean }
  | { ok: false; cause: string; fix: string }

const texts = z.array(z.string().max(MAX_TEXT)).max(MAX_LIST)
/** In minutes, of a year at most. */
const minutes = z.number().int().positive().max(525_600)
const scalar = z.union([z.string().max(MAX_TEXT), z.number(), z.boolean()])

/** Finds the record of the app with this client ID in a command's output. Total: never throws. */
export function readRecord(
  guide: Pick<Guide, 'fields' | 'knownSecrets'>,
  commands: AppCommands,
  clientId: { key: string; value: string },
  text: string,
): ReadRecord {
  const label = fieldLabel(guide, clientId.key)
  const rules = pasteRules(commands)
  if (text.trim() === '') return problem('Nothing was pasted.', 'Paste the record that a command printed.')
  if (text.length > MAX_RECORD_TEXT) {
    return problem(
      'This is longer than the wizard reads.',
      `Paste the record of the app with the ${label} ${clientId.value}.`,
    )
  }
  const json = findJson(text)
  if (json === undefined) return whyNoJson(rules, text)
  const { record: paths } = commands
  const all = recordsIn({ lists: paths.lists }, json)
  const found = all.find((each) => textAt(each, [paths.clientId]) === clientId.value)
  if (found === undefined) return whyNotFound(rules, commands, label, clientId.value, text, all)
  const record = recordOf(commands, found)
  if (record.redirectUrls === null && record.scopes === null) {
    return problem(
      'This is what the command that creates the app printed. It does not have the settings.',
      'Run the command that lists the apps, and paste what that prints.',
    )
  }
  const secrets = secretsIn(rules, found)
  const isSecret = (each: string) => hasSecret(guide, each, secrets)
  return { ok: true, record: withoutSecrets(record, isSecret), hasSecret: isSecret(text) }
}

/** No secret is shown, not even in a field where none belongs. */
function withoutSecrets(record: PastedRecord, isSecret: (text: string) => boolean): PastedRecord {
  const open = (list: string[] | null) => list?.filter((each) => !isSecret(each)) ?? null
  const groups = Object.entries(record.groups).map(([group, settings]) => [
    group,
    Object.fromEntries(Object.entries(settings).filter(([, each]) => !isSecret(`${each}`))),
  ])
  return {
    ...record,
    id: record.id !== null && isSecret(record.id) ? null : record.id,
    redirectUrls: open(record.redirectUrls),
    scopes: open(record.scopes),
    groups: Object.fromEntries(groups),
  }
}

/** Placeholders that appear in place of secrets when an app is created. */
function secretsIn(rules: PasteRules | null, found: unknown): string[] {
  return Object.values(rules?.fields ?? {}).flatMap((paths) =>
    paths.filter((path) => /secret/i.test(path)).flatMap((path) => textAt(found, [path]) ?? []),
  )
}

function recordOf({ record: paths }: AppCommands, found: unknown): PastedRecord {
  const at = (path: string | undefined) => (path === undefined ? undefined : valueAt(found, path))
  const minutesAt = (path: string | undefined) => minutes.safeParse(at(path)).data ?? null
  const grouped = [paths.accessTokenMinutes, paths.refreshTokenMinutes].flatMap((path) => {
    const group = path.split('.').slice(0, -1).join('.')
    return group === '' ? [] : [group]
  })
  return {
    id: textAt(found, [paths.id]),
    redirectUrls: texts.safeParse(at(paths.redirectUrls)).data ?? null,
    scopes: texts.safeParse(at(paths.scopes)).data ?? null,
    confidential: z.boolean().safeParse(at(paths.confidential)).data ?? null,
    accessTokenMinutes: minutesAt(paths.accessTokenMinutes),
    refreshTokenMinutes: minutesAt(paths.refreshTokenMinutes),
    sessionMinutes: minutesAt(paths.sessionMinutes),
    groups: Object.fromEntries([...new Set(grouped)].map((group) => [group, scalarsIn(at(group))])),
  }
}

function scalarsIn(value: unknown): Record<string, string | number | boolean> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const { data } = scalar.safeParse(each)
      return data === undefined || !/^[a-z]\w{0,99}$/.test(name) ? [] : [[name, data] as const]
    }),
  )
}

function whyNoJson(rules: PasteRules | null, text: string): ReadRecord {
  const known = rules && knownError(rules, text)
  if (known && !known.ok) return known
  if (/[{[]/.test(text)) {
    return problem('Part of the output is missing.', 'Copy all of it, with the first and the last brace.')
  }
  return problem('This is not a record of an app.', 'Paste the JSON that the command printed, or its error message.')
}

function whyNotFound(
  rules: PasteRules | null,
  { record: paths, printed }: AppCommands,
  label: string,
  clientId: string,
  text: string,
  all: readonly unknown[],
): ReadRecord {
  if (all.some((each) => textAt(each, [paths.id]) === clientId)) {
    return problem(
      `The profile’s ${label} is the ${printed.record[0]} of this app, which is another ID.`,
      `Edit the profile: its ${label} is what stands after ${paths.clientId}.`,
    )
  }
  const known = rules && knownError(rules, text)
  if (known && !known.ok) return known
  const apps = all.filter((each) => textAt(each, [paths.clientId]) !== null).length
  if (apps === 0)
    return problem('This has no app in it.', 'Run the command that lists the apps, and paste what it printed.')
  return problem(
    `${apps === 1 ? 'This is another app' : `None of these ${apps} apps is this profile’s`}: the ${label} is not ${clientId}.`,
    'Compare the account ID and the cloud. A long list may come in pages: paste the page that has the app.',
  )
}

function problem(cause: string, fix: string): { ok: false; cause: string; fix: string } {
  return { ok: false, cause, fix }
}
