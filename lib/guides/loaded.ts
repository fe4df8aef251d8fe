import { type LoadedGuide, loadGuide } from '@/lib/guide/source'
import { guideSources } from '@/lib/guides/registry'

/** Every guide, read and parsed once for the process. */
export const guides: readonly LoadedGuide[] = guideSources.map(loadGuide)

/** The guide of these path segments, or undefined. */
export function findGuide(connector: string, slug: string): LoadedGuide | undefined {
  return guides.find(({ guide }) => guide.connector === connector && guide.slug === slug)
}
