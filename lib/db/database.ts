import 'server-only'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** The database as the stores see it. */
export type Database = PgDatabase<PgQueryResultHKT>

/** An open database. */
export interface Connection {
  db: Database
  /** Ends it; what was acknowledged stays. */
  close: () => Promise<void>
}
