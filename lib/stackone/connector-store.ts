import 'server-only'
import { eq, isNotNull } from 'drizzle-orm'
import type { Database } from '../db/database'
import { stackOneConnectors } from '../db/stackone-schema'
import { guarded } from '../db/store-error'
import type { StackOne } from './client'
import type { ConnectorActions } from './schema'
import { type SeenConnector, seeConnector } from './seen'
import { isStackOneError, type StackOneProblem } from './stackone-error'

type Row = typeof stackOneConnectors.$inferSelect

/** The last known state of a connector in StackOne. */
export interface KnownConnector {
  /** Null: StackOne was never asked, or never answered. */
  seen: SeenConnector | null
  seenAt: Date | null
  triedAt: Date | null
  /** Why the last request failed; null: it succeeded. */
  problem: StackOneProblem | null
  staleSince: Date | null
  actions: readonly ConnectorActions[] | null
  actionsSeenAt: Date | null
  /** The watch's findings about it (lib/watch/finding.ts). */
  findings: Readonly<Row['findings']>
  doubts: Readonly<Row['doubts']>
}

const UNKNOWN: KnownConnector = {
  seen: null,
  seenAt: null,
  triedAt: null,
  problem: null,
  staleSince: null,
  actions: null,
  actionsSeenAt: null,
  findings: [],
  doubts: [],
}

/** The last known state of a connector in StackOne, without a request. */
export function knownConnector(db: Database, connector: string): Promise<KnownConnector> {
  return guarded(async () => {
    const [row] = await db.select().from(stackOneConnectors).where(eq(stackOneConnectors.connector, connector))
    return row ?? UNKNOWN
  })
}

interface Asking {
  db: Database
  stackOne: StackOne
  now: () => Date
  /** Aborts the requests early. */
  signal?: AbortSignal
}

/** Asks StackOne about a connector and stores the answer; a failure keeps the known state. Rejects with StoreError. */
export async function refreshConnector(asking: Asking, connector: string): Promise<KnownConnector> {
  const { db, stackOne, now, signal } = asking
  const asked = now()
  const { answer, problem } = await tried(() => seeConnector(stackOne, connector, signal))
  const values = answer
    ? { seen: answer, seenAt: asked, triedAt: asked, problem: null, staleSince: null }
    : { triedAt: asked, problem }
  await keep(db, connector, values)
  return knownConnector(db, connector)
}

/** The same, unless it was done within the last `maxAgeMs` milliseconds and no change is known since. */
export async function freshConnector(asking: Asking, connector: string, maxAgeMs: number): Promise<KnownConnector> {
  const known = await knownConnector(asking.db, connector)
  const age = known.triedAt === null ? null : asking.now().getTime() - known.triedAt.getTime()
  const isStale = known.staleSince !== null && known.problem === null
  return age !== null && age < maxAgeMs && !isStale ? known : refreshConnector(asking, connector)
}

/**
 * Asks StackOne for a connector's actions and stores them. Resolves to the problem if that fails. Rejects with
 * StoreError.
 */
export async function refreshActions({ db, stackOne, now, signal }: Asking, connector: string) {
  const { answer, problem } = await tried(() => stackOne.connectorActions(connector, signal))
  if (answer) await keep(db, connector, { actions: answer, actionsSeenAt: now() })
  return problem
}

/** Records a change in StackOne, so that the next check asks anew. */
export async function markStale(db: Database, connector: string, now: Date): Promise<void> {
  await keep(db, connector, { staleSince: now })
}

/** The connectors with a recorded change. */
export function staleConnectors(db: Database): Promise<string[]> {
  return guarded(async () => {
    const rows = await db
      .select({ connector: stackOneConnectors.connector })
      .from(stackOneConnectors)
      .where(isNotNull(stackOneConnectors.staleSince))
    return rows.map(({ connector }) => connector)
  })
}

type Findings = Pick<KnownConnector, 'findings' | 'doubts'>

/** Changes the watch's findings about the project, one process at a time. */
export function changeFindings(
  db: Database,
  connector: string,
  change: (before: Findings, tx: Database) => Promise<Findings>,
): Promise<void> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const isIt = eq(stackOneConnectors.connector, connector)
      const [row] = await tx.select().from(stackOneConnectors).where(isIt).for('update')
      if (!row) return
      const { findings, doubts } = await change(row, tx)
      await tx
        .update(stackOneConnectors)
        .set({ findings: [...findings], doubts: [...doubts] })
        .where(isIt)
    }),
  )
}

type Values = Partial<typeof stackOneConnectors.$inferInsert>

async function keep(db: Database, connector: string, values: Values): Promise<void> {
  await guarded(() =>
    db
      .insert(stackOneConnectors)
      .values({ connector, ...values })
      .onConflictDoUpdate({ target: stackOneConnectors.connector, set: values }),
  )
}

async function tried<Answer>(
  work: () => Promise<Answer>,
): Promise<{ answer: Answer; problem: null } | { answer: null; problem: StackOneProblem }> {
  try {
    return { answer: await work(), problem: null }
  } catch (error) {
    if (!isStackOneError(error)) throw error
    return { answer: null, problem: error.problem }
  }
}
