import 'server-only'
import { join } from 'node:path'

/** The folder of drizzle-kit's output for schema.ts. */
export const MIGRATIONS = join(process.cwd(), 'lib/db/migrations')
