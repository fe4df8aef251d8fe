import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { z } from 'zod'
import { MAX_MATCHED_LENGTH } from './is-in'

/** The maximum length of a pattern, in UTF-16 units. */
const MAX_PATTERN_LENGTH = 500
/** The maximum number of ways to match such a text without success: some tenths of a second. */
const MAX_WAYS = 50_000_000

/**
 * A regular expression's source; a string, because a guide's data is sent to the browser. Its length is bounded, and so
 * is its running time, by its structure: see docs/decisions/020.
 */
export const pattern = z.string().superRefine((source, context) => {
  const problem = patternProblem(source)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

/** Why a pattern is refused, and the fix; null if it is accepted. */
export function patternProblem(source: string): string | null {
  if (source === '') return 'is empty. Write a regular expression.'
  if (source.length > MAX_PATTERN_LENGTH) return `is too long. Use ${MAX_PATTERN_LENGTH} characters or fewer.`
  const parsed = parse(source)
  if (typeof parsed === 'string') return `is not a regular expression: ${parsed}.`
  const begins = parsed.alternatives.every(
    ({ elements: [first] }) => first?.type === 'Assertion' && first.kind === 'start',
  )
  const ways = waysOf(parsed.alternatives) * (begins ? 1 : MAX_MATCHED_LENGTH)
  if (Number.isNaN(ways)) return 'has a reference to an earlier group. Write it out.'
  return ways > MAX_WAYS
    ? 'could take very long. Put a limit on its repetitions, like {1,100} in place of + or *, and none into another.'
    : null
}

function parse(source: string): AST.Pattern | string {
  try {
    const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: true })
    // The engine may refuse a pattern that the parser accepts.
    new RegExp(source, 'u')
    return pattern
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : 'unknown'
  }
}

/**
 * The maximum number of ways in which these alternatives can match from one position; NaN if the structure does not
 * bound it.
 */
function waysOf(alternatives: readonly AST.Alternative[]): number {
  return alternatives
    .map(({ elements }) => elements.map(waysOfElement).reduce((product, ways) => product * ways, 1))
    .reduce((sum, ways) => sum + ways, 0)
}

function waysOfElement(element: AST.Element): number {
  switch (element.type) {
    case 'Quantifier':
      return waysToRepeat(waysOfElement(element.element), element.min, Math.min(element.max, MAX_MATCHED_LENGTH))
    case 'Group':
    case 'CapturingGroup':
      return waysOf(element.alternatives)
    case 'Assertion':
      return 'alternatives' in element ? waysOf(element.alternatives) : 1
    case 'Backreference':
      return Number.NaN
    default:
      return 1
  }
}

function waysToRepeat(ways: number, min: number, max: number): number {
  if (ways === 1) return Math.max(1, max - min + 1)
  let sum = 0
  for (let times = min; times <= max && sum <= MAX_WAYS; times += 1) sum += ways ** times
  return sum
}
