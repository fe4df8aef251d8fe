import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { NotificationBody } from '../notify/message'
import type { AccountBefore, LinkStatus } from '../stackone/link-status'
import type { ConnectorActions } from '../stackone/schema'
import type { SeenConnector } from '../stackone/seen'
import type { StackOneProblem } from '../stackone/stackone-error'
import type { Doubt, Finding } from '../watch/finding'
import { profiles } from './schema'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const profileId = () =>
  uuid('profile_id')
    .primaryKey()
    .references(() => profiles.id, { onDelete: 'cascade' })

/** StackOne's last answer about a connector. */
export const stackOneConnectors = pgTable('stackone_connectors', {
  connector: text().primaryKey(),
  seen: jsonb().$type<SeenConnector>(),
  seenAt: instant('seen_at'),
  /** When StackOne was last asked, with or without an answer. */
  triedAt: instant('tried_at'),
  /** Why the last request failed; null: it succeeded. */
  problem: jsonb().$type<StackOneProblem>(),
  /** When the first unread change was reported; null: none. */
  staleSince: instant('stale_since'),
  actions: jsonb().$type<ConnectorActions[]>(),
  actionsSeenAt: instant('actions_seen_at'),
  /** Findings about the project itself, like a key that StackOne refuses. */
  findings: jsonb().$type<Finding[]>().notNull().default([]),
  doubts: jsonb().$type<Doubt[]>().notNull().default([]),
})

/** The connector profile in StackOne that belongs to a profile. */
export const stackOneReferences = pgTable('stackone_references', {
  profileId: profileId(),
  /** Its id in StackOne. */
  reference: text().notNull().unique(),
  /** Its name there, which is shown if it is deleted. */
  name: text().notNull(),
  confirmedAt: instant('confirmed_at').notNull(),
  confirmedBy: text('confirmed_by').notNull(),
})

/** An Auth Link that was created for a profile. */
export const accountLinks = pgTable(
  'account_links',
  {
    id: uuid().primaryKey(),
    profileId: uuid('profile_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    ownerId: text('owner_id').notNull(),
    ownerName: text('owner_name').notNull(),
    /** The account that signs in again; null: a new one is linked. */
    accountId: text('account_id'),
    /** Link and token as a JWE. Erased when the link has ended. */
    sealedLink: text('sealed_link'),
    /** The owner's accounts at the link's creation: they do not count as its success. */
    before: jsonb().$type<AccountBefore[]>().notNull(),
    status: text().$type<LinkStatus>().notNull(),
    linkedAccountId: text('linked_account_id'),
    errorCode: text('error_code'),
    errorDescription: text('error_description'),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    expiresAt: instant('expires_at').notNull(),
    checkedAt: instant('checked_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [index('account_links_profile_index').on(table.profileId, table.createdAt)],
)

/** Accepted webhooks from StackOne, so that a repeat is recognised. */
export const stackOneEvents = pgTable('stackone_events', {
  /** SHA-256 of the body. */
  hash: text().primaryKey(),
  at: instant('at').notNull(),
})

/** The result of a profile's daily checks. */
export const profileWatches = pgTable(
  'profile_watches',
  {
    profileId: profileId(),
    /** When the next check is due. */
    dueAt: instant('due_at').notNull(),
    /** Until when a process has its lease, by the database's clock. */
    leaseUntil: instant('lease_until'),
    lease: uuid(),
    checkedAt: instant('checked_at'),
    findings: jsonb().$type<Finding[]>().notNull(),
    /** Findings seen once, to be confirmed by the next check. */
    doubts: jsonb().$type<Doubt[]>().notNull(),
  },
  (table) => [index('profile_watches_due_index').on(table.dueAt)],
)

/** Notifications, sent and to be sent. */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid().primaryKey(),
    body: jsonb().$type<NotificationBody>().notNull(),
    createdAt: instant('created_at').notNull(),
    /** When it is sent next; null: it was delivered, or dropped. */
    dueAt: instant('due_at'),
    tries: integer().notNull().default(0),
    deliveredAt: instant('delivered_at'),
    /** Why the last attempt failed. */
    problem: text(),
  },
  (table) => [index('notifications_due_index').on(table.dueAt)],
)

/** Addresses of the calendar feed. */
export const calendarFeeds = pgTable('calendar_feeds', {
  id: uuid().primaryKey(),
  /** SHA-256 of the token in its URL. */
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: instant('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  lastReadAt: instant('last_read_at'),
  revokedAt: instant('revoked_at'),
  revokedBy: text('revoked_by'),
})
