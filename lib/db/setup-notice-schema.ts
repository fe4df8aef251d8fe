import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { setups } from './setup-schema'

/** The notifications sent about a setup, so that each is sent once. */
export const setupNotices = pgTable(
  'setup_notices',
  {
    setupId: uuid('setup_id')
      .notNull()
      .references(() => setups.id, { onDelete: 'cascade' }),
    /** The event's key: an event with the same key is sent once. */
    key: text().notNull(),
    at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.setupId, table.key] })],
)
