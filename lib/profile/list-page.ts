import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import type { ListView } from '../url-params'
import { type ListPage, listRow, pageOf } from './list-row'
import { listProfiles } from './store'

/** The page of the list that a view asks for; the last one where it asks for a later one. */
export async function loadListPage(
  db: Database,
  view: ListView,
  guideOf: (connector: string, guide: string) => Guide | undefined,
): Promise<ListPage> {
  const { rows, total } = await listProfiles(db, view)
  const { page, pages } = pageOf(view, total)
  if (page < view.page) return loadListPage(db, { ...view, page }, guideOf)
  return {
    rows: rows.map((profile) => listRow(profile, guideOf(profile.connector, profile.guide))),
    total,
    page,
    pages,
  }
}
