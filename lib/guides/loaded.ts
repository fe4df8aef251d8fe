import { env } from '@/lib/env'
import type { Guide } from '@/lib/guide/schema'
import { type LoadedGuide, loadGuide } from '@/lib/guide/source'
import { guideSources } from '@/lib/guides/registry'

/** Every guide, read and parsed once for the process. */
export const guides: readonly LoadedGuide[] = guideSources.map((source) => loadGuide(source, env().sandboxUrl))

/** The data of a guide, or undefined. */
export function guideOf(connector: string, slug: string): Guide | undefined {
  return findGuide(connector, slug)?.guide
}

/** The guide of these path segments, or undefined. */
export function findGuide(connector: string, slug: string): LoadedGuide | undefined {
  return guides.find(({ guide }) => guide.connector === connector && guide.slug === slug)
}
