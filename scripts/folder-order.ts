import { dirname, join } from 'node:path'
import { parseSync } from 'oxc-parser'

/**
 * The parts of lib, lowest first: each may import only from itself and those before it. A part is a folder, or a file
 * beside the folders whose name ends in `.ts`. Files that are not named here belong to the first part.
 */
const PARTS = [
  'text.ts',
  'env.ts',
  'brand.ts',
  'security',
  'log',
  'private-answer.server.ts',
  'outbound',
  'db',
  'audit',
  'url-params.ts',
  'guide',
  'guides',
  'profile',
  'envelope',
  'guide-import',
  'oauth-test',
  'setup',
  'stackone',
  'calendar',
  'notify',
  'watch',
  'auth',
  'start.ts',
  'commands',
]
const FIRST = 'text.ts'

/** Types of the tables' JSON columns, which do not exist at run time. */
const TYPES_OF_COLUMNS = /^lib\/db\/(?:[\w-]+-)?schema\.ts$/

/** The imports of a later part of lib, as sentences. `files`: the sources of lib by path. */
export function findWrongImports(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, source]) =>
    importsOf(path, source)
      .filter(({ isType }) => !(isType && TYPES_OF_COLUMNS.test(path)))
      .filter(({ target }) => target.startsWith('lib/') && rankOf(target) > rankOf(path))
      .map(({ target }) => `${path} imports ${target}, which is of a later part of lib.`),
  )
}

interface Import {
  /** The path from the project's folder, without its extension. */
  target: string
  isType: boolean
}

function importsOf(path: string, source: string): Import[] {
  const { module } = parseSync(path, source)
  const named = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      from: moduleRequest.value,
      isType: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? { from: moduleRequest.value, isType } : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      from: source.slice(start + 1, end - 1),
      isType: false,
    })),
  ]
  return named.flatMap(({ from, isType }) => {
    if (from.startsWith('@/')) return { target: from.slice(2), isType }
    return from.startsWith('.') ? { target: join(dirname(path), from), isType } : []
  })
}

function rankOf(path: string): number {
  const [, part = '', ...within] = path.split('/')
  const isFolder = within.length > 0
  const rank = PARTS.indexOf(isFolder ? part : `${part.replace(/\.ts$/, '')}.ts`)
  if (rank === -1 && isFolder) throw new Error(`Give lib/${part} its place in the order of folders.`)
  return rank === -1 ? PARTS.indexOf(FIRST) : rank
}
