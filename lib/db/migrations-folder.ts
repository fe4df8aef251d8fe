import 'server-only'
import { join } from 'node:path'

/** What drizzle-kit generated from schema.ts. */
export const MIGRATIONS = join(process.cwd(), 'lib/db/migrations')
