import { type GuideDocument, parseDocument } from './document'
import type { Guide } from './schema'

/** A guide's data, and how to read its text. */
export interface GuideSource {
  guide: Guide
  readText: () => string
}

/** A guide, ready to show. */
export interface LoadedGuide {
  guide: Guide
  document: GuideDocument
}

/** Joins a guide's data with its text. Throws what `parseDocument` throws. */
export function loadGuide({ guide, readText }: GuideSource): LoadedGuide {
  return { guide, document: parseDocument(readText()) }
}
