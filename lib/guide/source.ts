import { type GuideDocument, parseDocument } from './document'
import type { ProviderTest } from './provider'
import type { Cloud, Guide } from './schema'

/** A guide's data, and how to read its text. */
export interface GuideSource {
  guide: Guide
  readText: () => string
  /** How its profiles are tested live; none where they cannot be. */
  test?: ProviderTest
  /** The cloud that stands on this machine, where one is switched on. */
  sandbox?: Pick<Cloud, 'id' | 'label' | 'note' | 'sameActionsAs'>
}

/** A guide, ready to show. */
export interface LoadedGuide {
  guide: Guide
  document: GuideDocument
  test: ProviderTest | null
}

/**
 * Joins a guide's data with its text, and with the sandbox at `sandboxUrl`, an origin, where there is one. Throws an
 * Error that names the guide when its text cannot be read.
 */
export function loadGuide(source: GuideSource, sandboxUrl: string | null): LoadedGuide {
  const { guide, test, sandbox } = source
  const document = readDocument(source)
  if (!sandbox || !sandboxUrl) return { guide, document, test: test ?? null }
  const { host, protocol } = new URL(sandboxUrl)
  const cloud: Cloud = { ...sandbox, host, scheme: protocol === 'http:' ? 'http' : 'https' }
  return { guide: { ...guide, clouds: [...guide.clouds, cloud] }, document, test: test ?? null }
}

function readDocument({ guide, readText }: GuideSource): GuideDocument {
  try {
    return parseDocument(readText())
  } catch (cause) {
    throw new Error(`${guideName(guide)}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

/** What a guide is called where its author reads of it. */
export function guideName({ connector, slug }: Pick<Guide, 'connector' | 'slug'>): string {
  return `${connector}/${slug}`
}
