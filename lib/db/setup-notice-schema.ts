import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { setups } from './setup-schema'

/** What was told of a setup, so that it is told once. */
export const setupNotices = pgTable(
  'setup_notices',
  {
    setupId: uuid('setup_id')
      .notNull()
      .references(() => setups.id, { onDelete: 'cascade' }),
    /** Names what happened: the same is no news. */
    key: text().notNull(),
    at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.setupId, table.key] })],
)
