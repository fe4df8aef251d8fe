import { LINT_RULES } from './lint-rules'
import { namesOf } from './names'
import { scopesOf, scopesOfAction, shownScopes } from './page-scopes'
import { textsOf } from './page-texts'
import type { PageProblem } from './page-tree'
import { readPage } from './read-page'

/** A remark on a page. A hint may be right as it is. */
export interface Finding {
  rule: string
  level: 'error' | 'warning' | 'hint'
  line: number
  message: string
  /** What to do. */
  fix: string
}

export type Linted = { ok: true; findings: Finding[] } | { ok: false; problems: PageProblem[] }

/** Looks for the defects of a page of StackOne's documentation, in the order of its lines. */
export function lintPage(source: string): Linted {
  const read = readPage(source)
  if (!read.ok) return read
  const { page } = read
  const needed = new Map<string, string[]>()
  for (const action of page.actions?.list ?? []) {
    for (const scope of scopesOfAction(action)) needed.set(scope, [...(needed.get(scope) ?? []), action.label])
  }
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  const context = {
    page,
    names: namesOf(page),
    scopes: scopesOf(page),
    shown: shownScopes(page),
    needed,
    texts: textsOf(page),
    lines,
    lineOf: (text: string, from = 1) => {
      const at = lines.findIndex((line, index) => index >= from - 1 && line.includes(text))
      return at === -1 ? from : at + 1
    },
  }
  const findings = Object.entries(LINT_RULES).flatMap(([rule, { level, find }]) =>
    find(context).map((found) => ({ rule, level, ...found })),
  )
  return { ok: true, findings: findings.sort((one, other) => one.line - other.line) }
}
