import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { RunStatus } from '../oauth-test/run'
import type { Lifetimes, ScopeLists, StageId, StageResult, TestTarget } from '../oauth-test/stage'
import type { Attempt, KeptAppRecord, SecretMark, SignInAgainBasis, TestOutcome } from '../profile/profile'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A secret of a profile; never the secret itself. */
export interface SealedSecret extends SecretMark {
  /** Its JWE, which opens only for this row and this destination. */
  sealed: string
  /** Identifies this entry of the secret: a new entry has another one. Missing in rows of earlier versions. */
  entry?: string
  /**
   * Who typed it: a person's key (security/person-key.ts), or a setup's. Null if it was copied from another profile.
   */
  typist?: string | null
}

/** One connector profile. */
export const profiles = pgTable(
  'profiles',
  {
    id: uuid().primaryKey(),
    /** The id of the form that created it: a form sent twice creates one profile. */
    submissionId: uuid('submission_id').notNull().unique(),
    connector: text().notNull(),
    guide: text().notNull(),
    name: text().notNull(),
    cloud: text().notNull(),
    /** The values of the guide's fields, by key. */
    fields: jsonb().$type<Record<string, string>>().notNull(),
    /** The secrets by the key of their field: each a JWE, bound to this row and to its destination. */
    secrets: jsonb().$type<Record<string, SealedSecret>>().notNull(),
    /** Joined by spaces; empty: the provider's default. */
    scopes: text().notNull(),
    /** Ids of the chosen actions; some may have left the guide since. */
    actions: text().array().notNull(),
    /** Counts changes, so that two admins cannot overwrite each other unseen. */
    version: integer().notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
    lastTestedAt: instant('last_tested_at'),
    lastTestOutcome: text('last_test_outcome').$type<TestOutcome>(),
    /** The last test that ended, of any version, also if it did not replace an earlier proof. */
    lastAttempt: jsonb('last_attempt').$type<Attempt>(),
    /** When the refresh token of the last test ends. */
    signInAgainBy: instant('sign_in_again_by'),
    /** The basis of that date; null in rows of earlier versions. */
    signInAgainBasis: jsonb('sign_in_again_basis').$type<SignInAgainBasis>(),
    /** The facts from an app's record that an admin pasted; removed once the profile has another app. */
    appRecord: jsonb('app_record').$type<KeptAppRecord>(),
    /** The profile that this one was copied from. Not a foreign key: it may be deleted. */
    copyOf: uuid('copy_of'),
  },
  (table) => [
    uniqueIndex('profiles_name_key').on(sql`lower(${table.name})`),
    index('profiles_updated_at_index').on(table.updatedAt),
  ],
)

/** A page that an admin imports, stored for a day. */
export const guideImports = pgTable(
  'guide_imports',
  {
    id: uuid().primaryKey(),
    /** As it was pasted. */
    page: text().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [index('guide_imports_created_at_index').on(table.createdAt)],
)

/** One live test of a profile. */
export const testRuns = pgTable(
  'test_runs',
  {
    id: uuid().primaryKey(),
    profileId: uuid('profile_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    /** The profile's version that is tested. */
    profileVersion: integer('profile_version').notNull(),
    subject: jsonb().$type<TestTarget>().notNull(),
    status: text().$type<RunStatus>().notNull(),
    outcome: text().$type<TestOutcome>(),
    startedAt: instant('started_at').notNull(),
    startedBy: text('started_by').notNull(),
    /** Whose sign-in counts: a hash of the session's identity. */
    owner: text().notNull(),
    endedAt: instant('ended_at'),
    stages: jsonb().$type<StageResult[]>().notNull(),
    /** The running stages. */
    current: jsonb().$type<StageId[]>().notNull(),
    scopeLists: jsonb('scope_lists').$type<ScopeLists>(),
    lifetimes: jsonb().$type<Lifetimes>(),
    /** While it waits: the hash of its state. Kept, so that a second callback is recognised. */
    stateHash: text('state_hash').unique(),
    /**
     * While it waits: verifier, state, nonce and the server's metadata as a JWE. Erased when it is used, or the run
     * ends.
     */
    sealedPending: text('sealed_pending'),
    /** While it waits: the time limit. */
    waitsUntil: instant('waits_until'),
    /** The process that works on it, and the time by which its next heartbeat is due. */
    worker: uuid(),
    workerUntil: instant('worker_until'),
  },
  (table) => [index('test_runs_profile_index').on(table.profileId, table.startedAt)],
)

/** Events with their actors. Append-only: a trigger refuses updates and deletes. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    /** Not a foreign key: the trail outlives the profile. */
    profileId: uuid('profile_id'),
    profileName: text('profile_name'),
    /** The changes, without secrets. */
    details: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('audit_events_profile_index').on(table.profileId, table.id)],
)

/** The access code's hash, where several instances share a database. One row. */
export const accessCodes = pgTable('access_codes', {
  id: integer().primaryKey(),
  hash: text().notNull(),
  /** Stored in sessions; a new code ends them. */
  generation: uuid().notNull(),
})

/** The valid sessions. A session without a row here is invalid, whatever its cookie says. */
export const sessions = pgTable('sessions', {
  /** 128 random bits; the sealed cookie has it. */
  id: text().primaryKey(),
  /** The admin's name in the audit trail. */
  admin: text().notNull(),
  since: instant('since').notNull(),
  /** When it was last used, within a few minutes. */
  seenAt: instant('seen_at').notNull(),
})

/** Sign-in attempts, counted in windows of time: the table that rate-limiter-flexible expects. */
export const signInTries = pgTable('sign_in_tries', {
  /** The network that they come from. */
  key: text().primaryKey(),
  points: integer().notNull(),
  /** When the window ends. */
  expire: instant('expire'),
})
