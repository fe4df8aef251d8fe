import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { profiles } from './schema'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A setup link: one person outside may enter the values of one profile, and test them. */
export const setups = pgTable(
  'setups',
  {
    id: uuid().primaryKey(),
    profileId: uuid('profile_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    /** The recipient, as the sender calls them. */
    recipient: text().notNull(),
    /** The sender's note; empty: none. */
    note: text().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    /** The sender's verified e-mail address; null for a holder of the access code. */
    senderEmail: text('sender_email'),
    expiresAt: instant('expires_at').notNull(),
    /** SHA-256 of the token in the link. */
    tokenHash: text('token_hash').notNull().unique(),
    /** SHA-256 of the cookie of the browser that started it; null until one does. */
    sessionHash: text('session_hash'),
    /** When a person first opened the link. Binds no browser, see docs/decisions/023-setup-links.md. */
    openedAt: instant('opened_at'),
    startedAt: instant('started_at'),
    /** When another browser asked to continue it. */
    otherBrowserAt: instant('other_browser_at'),
    /** When the sender allowed another browser; null again once one has started. */
    allowedAt: instant('allowed_at'),
    /** When the last missing value was saved. */
    valuesAt: instant('values_at'),
    finishedAt: instant('finished_at'),
    revokedAt: instant('revoked_at'),
    /** When another link replaced it. */
    replacedAt: instant('replaced_at'),
    /** The recipient's objection to the requested access. */
    tooMuchNote: text('too_much_note'),
    tooMuchAt: instant('too_much_at'),
  },
  (table) => [
    index('setups_profile_index').on(table.profileId, table.createdAt),
    index('setups_created_by_index').on(table.createdBy),
  ],
)
