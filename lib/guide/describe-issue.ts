import type { z } from 'zod'
import { suggest } from './nearest'
import { type GuideProblem, inData } from './problem'

/**
 * An issue that Zod found in a guide's data, with its input (`reportInput`), as a sentence with the fix; one problem
 * for each unknown name.
 */
export function describeIssue(issue: z.core.$ZodIssue, schema: z.ZodType, base: PropertyKey[] = []): GuideProblem[] {
  const path = [...base, ...issue.path]
  const name = path.map(String).join('.')
  const said = (message: string) => inData(path, name === '' ? message : `${name}: ${message}`)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        inData(
          [...path, key],
          `${[...path, key].map(String).join('.')}: is unknown. ${suggest(key, keysAt(schema, issue.path))}`,
        ),
      )
    case 'invalid_type':
      return [
        said(
          issue.input === undefined
            ? `is missing. Write "${String(path.at(-1))}: …", ${articleOf(issue.expected)}.`
            : `must be ${articleOf(issue.expected)}.${quotesHint(issue)}`,
        ),
      ]
    case 'invalid_value':
      return [
        said(
          issue.input === undefined
            ? `is missing. Write one of: ${issue.values.map(String).join(', ')}.`
            : `"${String(issue.input)}" is unknown. ${suggest(String(issue.input), issue.values.map(String))}`,
        ),
      ]
    default:
      return [said(`${issue.message}${/[.!?]$/.test(issue.message) ? '' : '.'}`)]
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of names and values',
  record: 'a group of names and values',
}

function articleOf(expected: string): string {
  return TYPES[expected] ?? expected
}

/** YAML reads 60, true and 2026-01-01 as other types than text. */
function quotesHint({ expected, input }: { expected: string; input?: unknown }): string {
  return expected === 'string' && ['number', 'boolean'].includes(typeof input) ? ` Write it in quotes: "${input}".` : ''
}

/** The names that a schema has at a path; none if unknown. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = schema._zod
  if (def.type === 'union') {
    return (def as z.core.$ZodUnionDef).options.flatMap((option) => keysAt(option, path))
  }
  if ('innerType' in def) return keysAt(def.innerType as z.core.$ZodType, path)
  const [first, ...rest] = path
  if (def.type === 'object') {
    const { shape } = def as z.core.$ZodObjectDef
    if (first === undefined) return Object.keys(shape)
    const next = shape[String(first)]
    return next ? keysAt(next, rest) : []
  }
  if (def.type === 'array') return keysAt((def as z.core.$ZodArrayDef).element, rest)
  if (def.type === 'record') return keysAt((def as z.core.$ZodRecordDef).valueType, rest)
  return []
}
