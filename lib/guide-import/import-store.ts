import 'server-only'
import { eq, lt } from 'drizzle-orm'
import type { Database } from '../db/database'
import { guideImports } from '../db/schema'
import { guarded } from '../db/store-error'
import { isUuid } from '../uuid'

/** In milliseconds: how long an imported page is stored. */
const IMPORT_MS = 24 * 60 * 60 * 1000

interface NewImport {
  id: string
  page: string
  actor: string
  now: Date
}

/** Stores a page for a day, and deletes expired ones. Rejects with StoreError. */
export async function saveImport(db: Database, { id, page, actor, now }: NewImport): Promise<void> {
  await guarded(async () => {
    await db.delete(guideImports).where(lt(guideImports.createdAt, new Date(now.getTime() - IMPORT_MS)))
    await db.insert(guideImports).values({ id, page, createdAt: now, createdBy: actor })
  })
}

/** The page of an import; null if there is none, or it has expired. Rejects with StoreError. */
export async function findImport(db: Database, id: string, now: Date): Promise<string | null> {
  if (!isUuid(id)) return null
  const [found] = await guarded(() => db.select().from(guideImports).where(eq(guideImports.id, id)))
  return found && now.getTime() - found.createdAt.getTime() < IMPORT_MS ? found.page : null
}
