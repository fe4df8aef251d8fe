import type { LoadedGuide } from '../guide/source'
import { parseGuide } from '../guides/parse-guide'
import { type Finding, lintPage } from './lint'
import { type ImportedGuide, importPage } from './to-guide'

/** A page that was imported: its guide, marked as a preview, and what is wrong with the page. */
export interface GuideImport extends ImportedGuide {
  loaded: LoadedGuide
  findings: readonly Finding[]
}

/** Makes a guide of a page, for showing it; null where none can be made. `id` is that of its preview. */
export function makeImport(id: string, page: string): GuideImport | null {
  const imported = importPage(page)
  const linted = lintPage(page)
  if (!imported.ok || !linted.ok) return null
  const parsed = parseGuide(imported.guide.texts)
  if (!parsed.ok) return null
  const { guide, document, test } = parsed.guide
  return { ...imported.guide, loaded: { guide: { ...guide, preview: id }, document, test }, findings: linted.findings }
}
