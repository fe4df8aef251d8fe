import { join } from 'node:path'
import { type Env, env } from '../env'
import type { Guide } from '../guide/schema'
import { type LoadedGuide, withSandbox } from '../guide/source'
import { OperatorError } from '../operator-error'
import { singleton } from '../singleton'
import { readGuides, stampOf } from './read-guides'

/** The folder of the built-in guides, in the project and in its build. */
export const BUILT_IN = 'guides'

const MAX_PROBLEMS_SAID = 20

interface State {
  /** Null before the first load. */
  guides: readonly LoadedGuide[] | null
  stamp: string
}

/**
 * Every guide, read once for the process; in development again when a file has changed. Throws an OperatorError with
 * file, line and reason if one is broken.
 */
export function allGuides(): readonly LoadedGuide[] {
  const state = singleton('guides', (): State => ({ guides: null, stamp: '' }))
  const isWatched = process.env.NODE_ENV === 'development'
  const stamp = isWatched ? stampOf(guideFolders()) : ''
  if (!state.guides || stamp !== state.stamp) {
    state.guides = null
    state.guides = loadGuides(guideFolders(), env().sandboxUrl)
    state.stamp = stamp
  }
  return state.guides
}

/** The connectors of the guides, each once. */
export function allConnectors(): string[] {
  return [...new Set(allGuides().map(({ guide }) => guide.connector))]
}

/** Reads the guides again after one was added. Throws OperatorError if one is broken: the former guides stay. */
export function reloadGuides(): void {
  const fresh = loadGuides(guideFolders(), env().sandboxUrl)
  singleton('guides', (): State => ({ guides: null, stamp: '' })).guides = fresh
}

/** The data of a guide, or undefined. */
export function guideOf(connector: string, slug: string): Guide | undefined {
  return findGuide(connector, slug)?.guide
}

/** The guide of these path segments, or undefined. */
export function findGuide(connector: string, slug: string): LoadedGuide | undefined {
  return allGuides().find(({ guide }) => guide.connector === connector && guide.slug === slug)
}

/** The guides of these folders, with the sandbox if it is switched on. Throws OperatorError. */
export function loadGuides(folders: readonly string[], sandboxUrl: Env['sandboxUrl']): LoadedGuide[] {
  const { guides, problems } = readGuides(folders)
  if (problems.length > 0) {
    const more = problems.length - MAX_PROBLEMS_SAID
    throw new OperatorError(
      [
        problems.length === 1 ? 'A guide has a problem.' : `The guides have ${problems.length} problems.`,
        ...problems.slice(0, MAX_PROBLEMS_SAID),
        ...(more > 0 ? [`And ${more} more.`] : []),
      ].join('\n'),
    )
  }
  return guides.map(({ sandbox, ...loaded }) =>
    sandbox && sandboxUrl ? withSandbox(loaded, sandbox, sandboxUrl) : loaded,
  )
}

/** The built-in guides come first, so that a later guide with the same address is the one reported. */
function guideFolders(): string[] {
  const { guidesDir } = env()
  return [join(process.cwd(), BUILT_IN), ...(guidesDir === null ? [] : [guidesDir])]
}
