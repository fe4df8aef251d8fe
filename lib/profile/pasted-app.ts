import type { AppCommands } from '../guide/app-commands/schema'
import { isIn } from '../guide/is-in'
import type { Guide } from '../guide/schema'
import { fieldLabel } from './field-labels'
import { type AllValues, withText } from './form-values'

/** In UTF-16 units: more than any of these commands prints for one app. A longer text is not read. */
export const MAX_PASTED = 200_000
/** A longer value does not belong to any field. */
const MAX_VALUE = 1000
/** In UTF-16 units: the part of a long text that is searched for errors. */
const MAX_SEARCHED = 20_000

/** The problem above a form that was sent with this text; the reason follows at its box. */
export const NOTHING_PASTED = 'The pasted text has no values: the reason is beside its box. Nothing was saved.'

/** The rules for reading a command's output: a part of the guide's commands, which the browser has too. */
export interface PasteRules {
  /** The paths in JSON of a field's value, by its key. */
  fields: Readonly<Record<string, readonly string[]>>
  /** The paths of the record's id. */
  record: readonly string[]
  /** The paths of a list of records. */
  lists: readonly string[]
  errors: readonly { pattern: string; cause: string; fix: string }[]
}

/** The result of a pasted text: values by the key of their field, or the reason why there are none, with the fix. */
export type Pasted =
  | { ok: true; values: Record<string, string>; missing: string[] }
  | { ok: false; cause: string; fix: string }

type Labels = Pick<Guide, 'fields'>

/** The rules of a guide's commands; null where it has none. */
export function pasteRules(commands: AppCommands | null): PasteRules | null {
  if (!commands) return null
  const { printed, record, errors } = commands
  return { fields: printed.fields, record: printed.record, lists: record.lists, errors }
}

/** Reads the output of a command; null for an empty text. Total: never throws. */
export function readPasted(guide: Labels, rules: PasteRules, text: string): Pasted | null {
  if (text.trim() === '') return null
  if (text.length > MAX_PASTED) {
    return problem('This is longer than what these commands print.', 'Paste only what the last command printed.')
  }
  const json = findJson(text)
  const values = json === undefined ? {} : valuesIn(rules, json)
  const keys = Object.keys(values)
  const record = json === undefined ? null : textAt(json, rules.record)
  const mistaken = keys.find((key) => record !== null && values[key] === record)
  if (mistaken !== undefined) return isRecordId(fieldLabel(guide, mistaken), rules)
  if (keys.length > 0) {
    return { ok: true, values, missing: Object.keys(rules.fields).filter((key) => values[key] === undefined) }
  }
  return whyNothing(guide, rules, text, json, record)
}

/** A form's values with the pasted ones in place of the former. */
export function fillIn(values: AllValues, pasted: Readonly<Record<string, string>>): AllValues {
  return Object.entries(pasted).reduce((filled, [key, value]) => withText(filled, key, value), values)
}

function whyNothing(guide: Labels, rules: PasteRules, text: string, json: unknown, record: string | null): Pasted {
  const labels = Object.keys(rules.fields).map((key) => fieldLabel(guide, key))
  const [first = 'the value'] = labels
  const known = knownError(rules, text)
  if (known) return known
  if (listIn(rules, json)) {
    return problem(
      'This is a list of apps. Lists never have the secret.',
      'Paste what the command that creates the app printed.',
    )
  }
  if (record !== null) return isRecordId(first, rules)
  if (json !== undefined) {
    return problem(`This has no ${labels.join(' and no ')}.`, 'Paste what the command that creates the app printed.')
  }
  const names = Object.values(rules.fields).flat()
  if (/[{[]/.test(text) || names.some((name) => text.includes(name))) {
    return problem('Part of the output is missing.', 'Copy all of it, from { to }, and paste it again.')
  }
  if (/^\S+$/.test(text.trim())) {
    return problem(
      'This is one value, and it is unclear which.',
      `Paste the whole output. Or enter it below: as ${first} only if it was after ${names[0]}.`,
    )
  }
  return problem(
    'This is not what these commands print.',
    'Paste the JSON that the last command printed, or its error message.',
  )
}

/** The meaning of a known error in a command's output; null for other texts. */
export function knownError({ errors }: Pick<PasteRules, 'errors'>, text: string): Pasted | null {
  const searched = text.slice(0, MAX_SEARCHED)
  const found = errors.find(({ pattern }) => isIn(pattern, searched, 'iu'))
  return found ? problem(found.cause, found.fix) : null
}

function isRecordId(label: string, { fields, record }: PasteRules): Pasted {
  const [name] = Object.values(fields).flat()
  return problem(
    `This is the ${record[0]}, which is not the ${label}.`,
    `The ${label} is after ${name}. Paste the whole output.`,
  )
}

/** The JSON in a text, with or without other text around it; undefined if there is none. */
export function findJson(text: string): unknown {
  const whole = parseJson(text)
  if (whole !== undefined) return typeof whole === 'object' && whole !== null ? whole : undefined
  for (const [open, close] of ['{}', '[]']) {
    const begin = text.indexOf(open ?? '')
    const end = text.lastIndexOf(close ?? '')
    const found = begin === -1 || end < begin ? undefined : parseJson(text.slice(begin, end + 1))
    if (found !== undefined) return found
  }
  return undefined
}

/** The records in JSON: its list, or itself. */
export function recordsIn({ lists }: Pick<PasteRules, 'lists'>, json: unknown): unknown[] {
  return listIn({ lists }, json) ?? [json]
}

function listIn({ lists }: Pick<PasteRules, 'lists'>, json: unknown): unknown[] | null {
  if (Array.isArray(json)) return json
  const found = lists.map((path) => valueAt(json, path)).find((value) => Array.isArray(value))
  return Array.isArray(found) ? found : null
}

/** The value at a path of names with dots between; undefined if there is none. Own properties only. */
export function valueAt(json: unknown, path: string): unknown {
  return path.split('.').reduce((at: unknown, name) => {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, name)) return undefined
    return (at as Record<string, unknown>)[name]
  }, json)
}

/** The first text at one of the paths, trimmed. */
export function textAt(json: unknown, paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = valueAt(json, path)
    if (typeof value === 'string' && value.trim() !== '' && value.length <= MAX_VALUE) return value.trim()
  }
  return null
}

function valuesIn({ fields }: PasteRules, json: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, paths]) => {
      const value = textAt(json, paths)
      return value === null ? [] : [[key, value]]
    }),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function problem(cause: string, fix: string): { ok: false; cause: string; fix: string } {
  return { ok: false, cause, fix }
}
