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
    /** Whom it is for, as the sender calls them. */
    recipient: text().notNull(),
    /** What the sender wants to tell them; empty: nothing. */
    note: text().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    /** The sender's verified address; null for a holder of the access code. */
    senderEmail: text('sender_email'),
    expiresAt: instant('expires_at').notNull(),
    /** SHA-256 of the token in the link. */
    tokenHash: text('token_hash').notNull().unique(),
    /** SHA-256 of the cookie of the browser that started it; null until one does. */
    sessionHash: text('session_hash'),
    /** When a person was first seen at the link. Binds nothing, see docs/decisions/023-setup-links.md. */
    openedAt: instant('opened_at'),
    startedAt: instant('started_at'),
    /** When another browser asked to go on with it. */
    otherBrowserAt: instant('other_browser_at'),
    /** When the sender allowed another browser; null again once one has started. */
    allowedAt: instant('allowed_at'),
    /** When the last value was saved that left none missing. */
    valuesAt: instant('values_at'),
    finishedAt: instant('finished_at'),
    revokedAt: instant('revoked_at'),
    /** When another link took its place. */
    replacedAt: instant('replaced_at'),
    /** What the recipient says is asked for too much. */
    tooMuchNote: text('too_much_note'),
    tooMuchAt: instant('too_much_at'),
  },
  (table) => [
    index('setups_profile_index').on(table.profileId, table.createdAt),
    index('setups_created_by_index').on(table.createdBy),
  ],
)
