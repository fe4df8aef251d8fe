import { runScriptBeside } from '../scripts/project.mjs'
import { nextBuild } from './next-build'

/** The builds: the product, and an empty Next page. */
export type Build = 'product' | 'empty'

const MAKE: Readonly<Record<Build, () => Promise<{ status: number; output: string }>>> = {
  product: () => runScriptBeside('build'),
  empty: () => nextBuild('bench/empty'),
}

/** Rebuilds them, side by side. Throws an Error with the build's output when one fails. */
export async function makeBuilds(builds: ReadonlySet<Build>): Promise<void> {
  const results = await Promise.all([...builds].map(async (build) => ({ build, ...(await MAKE[build]()) })))
  for (const { build, status, output } of results) {
    if (status !== 0) throw new Error(`The build “${build}” failed:\n${output}`)
  }
}
