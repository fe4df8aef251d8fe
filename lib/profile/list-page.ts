import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import type { ListView } from './list-params'
import { type ListPage, listRow, pageOf } from './list-row'
import type { Profile } from './profile'
import { listProfiles } from './store'

/** What a list is made with. */
interface ListSources {
  db: Database
  /** The time that "due soon" and "2 h ago" count from. */
  now: Date
  guideOf: (connector: string, guide: string) => Guide | undefined
  /** What the last tests of these profiles came to grief on, by the ids of their runs. */
  failureReasons: (db: Database, profiles: readonly Profile[]) => Promise<ReadonlyMap<string, string>>
}

/** The page of the list that a view asks for; the last one where it asks for a later one. Rejects with StoreError. */
export async function loadListPage(view: ListView, sources: ListSources): Promise<ListPage> {
  const { db, now, guideOf, failureReasons } = sources
  const { rows, total } = await listProfiles(db, view, now)
  const { page, pages } = pageOf(view, total)
  if (page < view.page) return loadListPage({ ...view, page }, sources)
  const reasons = await failureReasons(db, rows)
  return {
    rows: rows.map((profile) => listRow(profile, guideOf(profile.connector, profile.guide), reasons)),
    total,
    page,
    pages,
    now: now.toISOString(),
  }
}
