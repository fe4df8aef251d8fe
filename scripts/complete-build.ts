// Completes the folder "standalone" of `next build`, so that a copy of it runs anywhere without further files.
import { cp, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import { findBinaries } from '../lib/db/embedded/binaries'
import { BUILT_TEMPLATE, makeTemplate } from '../lib/db/embedded/template'
import { BUILT_IN } from '../lib/guides/loaded'
import { isOperatorError } from '../lib/operator-error'

/** Packages that Next has already copied because pages use them, or that cannot be bundled. */
const EXTERNAL = ['next', 'pg', 'pino', 'drizzle-orm']
const PROGRAMS = {
  start: 'lib/commands/start.ts',
  'access-code': 'lib/commands/access-code.ts',
  'rotate-secrets': 'lib/commands/rotate-secrets.ts',
  'check-profile': 'lib/commands/check-profile.ts',
  backup: 'lib/commands/backup.ts',
  restore: 'lib/commands/restore.ts',
  'import-guide': 'lib/commands/import-guide.ts',
  'lint-guide': 'lib/commands/lint-guide.ts',
}

/** The files of a build. Next traces any file whose name looks like one that is opened, so sources must be removed. */
const KEPT = ['server.js', 'node_modules', 'public', 'lib', 'package.json']
const KEPT_OF_LIB = ['db/migrations']

const { BUILD_DIR: buildDir = '.next' } = process.env
const standalone = join(buildDir, 'standalone')

await keepOnly(standalone, [...KEPT, buildDir])
await keepOnly(join(standalone, 'lib'), KEPT_OF_LIB)
await bundlePrograms()
await cp(join(buildDir, 'static'), join(standalone, buildDir, 'static'), { recursive: true })
await cp('public', join(standalone, 'public'), { recursive: true })
await cp(BUILT_IN, join(standalone, BUILT_IN), { recursive: true })
await addPostgres()
process.exit(0)

/** Removes all other files from a folder. Settings are read at the wizard's start, not from the build. */
async function keepOnly(folder: string, kept: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    const within = kept.flatMap((path) => (path.startsWith(`${name}/`) ? path.slice(name.length + 1) : []))
    if (within.length > 0) await keepOnly(join(folder, name), within)
    else if (!kept.includes(name)) await rm(join(folder, name), { recursive: true })
  }
}

async function bundlePrograms(): Promise<void> {
  await build({
    entryPoints: PROGRAMS,
    outdir: standalone,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'programs/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    tsconfig: 'tsconfig.node.json',
    external: EXTERNAL,
    sourcemap: 'linked',
    // For CommonJS packages.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  })
}

/**
 * PostgreSQL's programs, with the links that npm packages cannot have, and an empty database for first starts to copy.
 * If they do not run here, the build only works with `DATABASE_URL`.
 */
async function addPostgres(): Promise<void> {
  try {
    const { folder } = findBinaries()
    await makeTemplate(join(standalone, BUILT_TEMPLATE))
    const home = dirname(folder)
    await cp(home, join(standalone, relative('.', home)), { recursive: true, verbatimSymlinks: true })
  } catch (error) {
    if (!isOperatorError(error)) throw error
    console.warn(`This build needs DATABASE_URL, since it has no PostgreSQL of its own. ${error.message}`)
  }
}
