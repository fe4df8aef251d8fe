import type { Browser } from '@playwright/test'
import type { Build } from './builds'
import { measurePages } from './pages/measure-pages'
import type { Section } from './section'
import { measureColdStart } from './server/cold-start'
import { measureLoad } from './server/load'
import { measureMemory } from './server/memory'
import { measureTestRuns } from './test-run'
import { measureVisits } from './visit'

interface Part {
  /** The builds that it measures. */
  builds: readonly Build[]
  measure: (browser: Browser) => Promise<Section[]>
}

export const PART_NAMES = ['pages', 'visits', 'load', 'test-runs', 'start', 'memory'] as const

type PartName = (typeof PART_NAMES)[number]

/** The parts of the benchmark, in the order in which they run. */
export const PARTS: Readonly<Record<PartName, Part>> = {
  pages: { builds: ['product', 'empty'], measure: measurePages },
  visits: { builds: ['product'], measure: measureVisits },
  load: { builds: ['product', 'empty'], measure: measureLoad },
  'test-runs': { builds: [], measure: measureTestRuns },
  start: { builds: ['product', 'empty'], measure: measureColdStart },
  memory: { builds: ['product', 'empty'], measure: measureMemory },
}

export function isPartName(name: string): name is PartName {
  return PART_NAMES.some((each) => each === name)
}
