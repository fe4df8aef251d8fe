import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { readLinkProblems } from './link-problems'
import { loadSelection, selectionLink } from './search-params'
import { SEPARATOR_IDS } from './separators'

const guide = databricksOauthU2m
const ids = guide.actions.map(({ id }) => id)
const longText = fc.tuple(fc.string({ unit: 'binary' }), fc.nat(5000)).map(([text, times]) => text.repeat(times))

function problemsOf(query: string): string[] {
  return readLinkProblems(guide, new URLSearchParams(query))
}

describe('readLinkProblems', () => {
  test('finds none in a canonical link', () => {
    const selection = fc.record({
      actions: fc.subarray(ids),
      separator: fc.constantFrom(...SEPARATOR_IDS),
      cloud: fc.constantFrom(...guide.clouds.map(({ id }) => id)),
      offlineAccess: fc.boolean(),
      shortScopes: fc.boolean(),
    })
    fc.assert(
      fc.property(selection, (each) => {
        const { searchParams } = new URL(selectionLink(guide, each), 'https://wizard.example')
        expect(readLinkProblems(guide, searchParams)).toEqual([])
      }),
    )
  })

  test.each([
    'utm_source=mail&utm_source=mail',
    'gclid=x&fbclid=x&msclkid=x',
    'mc_cid=x&mc_eid=x&_hsenc=x',
    'q=x&effect=read',
  ])('ignores ?%s', (query) => {
    expect(problemsOf(query)).toEqual([])
  })

  test('accepts the page’s own parameters', () => {
    expect(readLinkProblems(guide, new URLSearchParams('copy=1'), ['copy'])).toEqual([])
  })

  test.each([
    ['actions=list_usres', ['1 action', 'list_usres']],
    ['actions=list_usres,list_users,gone', ['2 actions', 'list_usres, gone']],
    ['actions=databricks_gone', ['1 action', 'databricks_gone']],
    ['actions=all,-gone', ['1 action', '-gone']],
    ['separator=colon', ['separator', '“colon”', '“Space” is used']],
    ['cloud=ibm', ['cloud', '“ibm”', '“AWS” is used']],
    ['cloud=', ['cloud', '“”', '“AWS” is used']],
    ['offline_access=maybe', ['offline_access', '“maybe”', '“true” is used']],
    ['short=maybe', ['short', '“maybe”', '“false” is used']],
    ['effect=destroy', ['effect', '“destroy”', '“All” is used']],
    ['actions=list_users&actions=get_user', ['“actions” 2 times', 'first']],
    ['cloud=gcp&cloud=gcp&cloud=aws', ['“cloud” 3 times', 'first']],
    ['cloud=__proto__', ['__proto__', '“AWS” is used']],
    ['actions=constructor', ['1 action', 'constructor']],
    ['colour=red&utm_source=mail', ['parameter', 'unknown', ': colour.']],
    ['colour=red&colour=blue&__proto__=x', ['parameters', ': colour, __proto__.']],
  ])('reports ?%s in one sentence for each problem', (query, parts) => {
    const problems = problemsOf(query)
    expect(problems).toHaveLength(1)
    for (const part of parts) expect(problems[0]).toContain(part)
  })

  test('every problem is reported', () => {
    const query = 'actions=gone&actions=x&separator=colon&cloud=ibm&offline_access=maybe&short=maybe&effect=destroy'
    expect(problemsOf(query)).toHaveLength(7)
  })

  test.each(['offline_access', 'short', 'separator', 'cloud'])(
    'the default that the message names for a bad %s is used',
    (key) => {
      fc.assert(
        fc.property(fc.oneof(fc.string(), fc.constantFrom('TRUE', 'False', 'yes', 'no', '1', '0')), (value) => {
          const query = new URLSearchParams({ [key]: value })
          if (readLinkProblems(guide, query).length === 0) return
          expect(loadSelection(guide, query)).toEqual(loadSelection(guide, new URLSearchParams()))
        }),
      )
    },
  )

  test('ten unknown actions are named, and the others are counted', () => {
    const words = Array.from({ length: 5000 }, (_, index) => `gone_${index}`)
    const [problem, ...others] = problemsOf(`actions=${words.join(',')}`)
    expect(others).toEqual([])
    expect(problem).toContain('5000 actions')
    expect(problem).toContain('gone_9, and 4990 more')
    expect(problem).not.toContain('gone_10')
    expect(problemsOf(`actions=${words.slice(0, 10).join(',')}`)[0]).not.toContain('more')
  })

  test('a long name is truncated between characters', () => {
    const [problem] = problemsOf(`actions=${'😀'.repeat(1000)}`)
    expect(problem).toContain(`${'😀'.repeat(30)}…`)
    expect(problem).not.toContain('😀'.repeat(31))
  })

  test.each([
    ['actions=gone%1b%5b31m', 'gone [31m'],
    ['cloud=a%0d%0a%23%20b', '“a # b”'],
    ['separator=%e2%80%aeexe.txt', '“ exe.txt”'],
    ['cloud=a%00b', '“a b”'],
  ])('?%s is quoted on one line, without terminal controls or text direction marks', (query, quoted) => {
    expect(problemsOf(query)).toEqual([expect.stringContaining(quoted)])
  })

  test('every sentence stays short, whatever the link contains', () => {
    fc.assert(
      fc.property(longText, longText, (actions, cloud) => {
        const problems = readLinkProblems(guide, new URLSearchParams({ actions, cloud, separator: actions }))
        for (const problem of problems) expect(problem.length).toBeLessThan(1500)
      }),
    )
  })
})
