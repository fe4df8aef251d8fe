import type { LoadedGuide } from '../guide/source'
import { type Finding, lintPage } from './lint'
import type { PageProblem } from './page-tree'
import { type ImportedGuide, importPage } from './to-guide'

/** An imported page: its guide, marked as a preview, and the page's defects. */
export interface GuideImport extends ImportedGuide {
  loaded: LoadedGuide
  findings: readonly Finding[]
}

export type MadeImport = { ok: true; imported: GuideImport } | { ok: false; problems: PageProblem[] }

/** Converts a page to a guide, to show it. `id` is that of its preview. */
export function makeImport(id: string, page: string): MadeImport {
  const made = importPage(page)
  if (!made.ok) return made
  const linted = lintPage(page)
  if (!linted.ok) return linted
  const { guide, document, test, commands } = made.parsed
  const loaded = { guide: { ...guide, preview: id }, document, test, commands }
  return { ok: true, imported: { ...made.guide, loaded, findings: linted.findings } }
}
