import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { profiles, testRuns } from './schema'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A permission to copy a profile's secrets once. The secrets themselves stay in the profile's row. */
export const secretEnvelopes = pgTable(
  'secret_envelopes',
  {
    id: uuid().primaryKey(),
    profileId: uuid('profile_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    /** The secret's entry (`SealedSecret.entry`) by the key of its field. A new entry ends the permission. */
    entries: jsonb().$type<Record<string, string>>().notNull(),
    giver: text().notNull(),
    /** The e-mail address of the one admin who may use it; null: any holder of the access code. */
    receiver: text(),
    givenAt: instant('given_at').notNull(),
    until: instant('until').notNull(),
    takenAt: instant('taken_at'),
    takenBy: text('taken_by'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: text('withdrawn_by'),
  },
  (table) => [
    index('secret_envelopes_profile_index').on(table.profileId, table.givenAt),
    uniqueIndex('secret_envelopes_open_key')
      .on(table.profileId)
      .where(sql`${table.takenAt} is null and ${table.withdrawnAt} is null`),
  ],
)

/**
 * The link by which someone without an account signs in for a test run. A run has at most one: a new one replaces it.
 */
export const signInLinks = pgTable('sign_in_links', {
  runId: uuid('run_id')
    .primaryKey()
    .references(() => testRuns.id, { onDelete: 'cascade' }),
  /** SHA-256 of the token in its URL. */
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: instant('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  usedAt: instant('used_at'),
  /** SHA-256 of the key in the cookie of the browser that used it. */
  browserHash: text('browser_hash'),
})

/** The record that a profile was entered in StackOne, by an admin's word. */
export const stackOneEntries = pgTable('stackone_entries', {
  profileId: uuid('profile_id')
    .primaryKey()
    .references(() => profiles.id, { onDelete: 'cascade' }),
  /** The profile's version that was entered. */
  version: integer().notNull(),
  enteredAt: instant('entered_at').notNull(),
  enteredBy: text('entered_by').notNull(),
})
