// Makes what `next build` left in its folder "standalone" whole: a copy of it runs anywhere, with nothing else.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { build } from 'esbuild'
import { closeIntoDump, openPglite } from '../lib/db/pglite'

/** What Next has there already, since pages use it, and what cannot be bundled. */
const EXTERNAL = ['next', 'pg', 'pino', 'drizzle-orm', '@electric-sql/pglite']
const PROGRAMS = {
  start: 'lib/server/main.ts',
  'access-code': 'lib/commands/access-code.ts',
  'rotate-secrets': 'lib/commands/rotate-secrets.ts',
}

const { GUIDE_REGISTRY, BUILD_DIR: buildDir = '.next' } = process.env
const standalone = join(buildDir, 'standalone')

await bundlePrograms()
await cp(join(buildDir, 'static'), join(standalone, buildDir, 'static'), { recursive: true })
await cp('public', join(standalone, 'public'), { recursive: true })
await prepareDatabase(join(standalone, buildDir, 'prepared-database.tgz'))
// Next's own server is not used; settings are read where the wizard is started, not where it was built.
for (const left of ['server.js', '.env', '.env.production']) await rm(join(standalone, left), { force: true })
process.exit(0)

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
    external: EXTERNAL,
    alias: GUIDE_REGISTRY ? { '@/lib/guides/registry': join(process.cwd(), GUIDE_REGISTRY) } : {},
    sourcemap: 'linked',
    // For the packages within that are CommonJS.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  })
}

/** An empty database, with its tables, for first starts to copy: making one there takes long, and much memory. */
async function prepareDatabase(path: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-prepare-'))
  await (await openPglite(folder)).close()
  await closeIntoDump(await PGlite.create(join(folder, 'database')), path)
  await rm(folder, { recursive: true })
}
