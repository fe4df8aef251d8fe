// Makes an empty database, with its tables, for first starts to copy: making one there takes long, and much memory.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { openPglite } from '../lib/db/pglite'

const folder = await mkdtemp(join(tmpdir(), 'wizard-prepare-'))
await (await openPglite(folder)).close()
const database = await PGlite.create(join(folder, 'database'))
const dump = await database.dumpDataDir('gzip')
await database.close()
await writeFile(join(process.env.BUILD_DIR || '.next', 'prepared-database.tgz'), Buffer.from(await dump.arrayBuffer()))
await rm(folder, { recursive: true })
process.exit(0)
