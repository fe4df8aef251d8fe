import { LINT_RULES } from './lint-rules'
import { namesOf } from './names'
import { actionsByScope, scopesOf, shownScopes } from './page-scopes'
import { textsOf } from './page-texts'
import type { PageProblem } from './page-tree'
import { readPage } from './read-page'

/** A remark on a page. A hint may be right as it is. */
export interface Finding {
  rule: string
  level: 'error' | 'warning' | 'hint'
  line: number
  message: string
  /** The fix. */
  fix: string
}

/** A longer line is the list of actions. In UTF-16 units. */
const MAX_LINE_LENGTH = 4000

export type Linted = { ok: true; findings: Finding[] } | { ok: false; problems: PageProblem[] }

/** Finds the defects of a page of StackOne's documentation, in the order of its lines. */
export function lintPage(source: string): Linted {
  const read = readPage(source)
  if (!read.ok) return read
  const { page } = read
  const lines = source
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const find = (text: string, from: number) => {
    const at = lines.findIndex((line, index) => index >= from - 1 && line.includes(text))
    return at === -1 ? null : at + 1
  }
  const lineOf = (text: string, from = 1) => find(text, from) ?? from
  const context = {
    page,
    names: namesOf(page),
    scopes: scopesOf(page),
    shown: shownScopes(page),
    needed: actionsByScope(page),
    texts: textsOf(page),
    lines: lines.map((line) => (line.length > MAX_LINE_LENGTH ? '' : line)),
    lineOf,
    lineOfCode: (code: string, from: number) => find(`\`${code}`, from) ?? find(`>${code}`, from) ?? lineOf(code, from),
  }
  const findings = Object.entries(LINT_RULES).flatMap(([rule, { level, find: findDefects }]) =>
    findDefects(context).map((found) => ({ rule, level, ...found })),
  )
  return { ok: true, findings: findings.sort((one, other) => one.line - other.line) }
}
