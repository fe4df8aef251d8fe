import 'server-only'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** The database as the stores see it. */
export type Database = PgDatabase<PgQueryResultHKT>

/** An open database. */
export interface Connection {
  db: Database
  /** Closes it; acknowledged writes stay. */
  close: () => Promise<void>
}
