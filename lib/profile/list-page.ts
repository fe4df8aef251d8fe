import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import type { ListView } from '../url-params'
import { type ListPage, listRow, pageOf } from './list-row'
import { listProfiles } from './store'

/** What is known to be wrong with these profiles, by their ids. */
export type ProblemsOf = (db: Database, ids: readonly string[]) => Promise<Map<string, string[]>>

/** The page of the list that a view asks for; the last one where it asks for a later one. */
export async function loadListPage(
  db: Database,
  view: ListView,
  guideOf: (connector: string, guide: string) => Guide | undefined,
  problemsOf: ProblemsOf,
): Promise<ListPage> {
  const { rows, total } = await listProfiles(db, view)
  const { page, pages } = pageOf(view, total)
  if (page < view.page) return loadListPage(db, { ...view, page }, guideOf, problemsOf)
  const problems = await problemsOf(
    db,
    rows.map(({ id }) => id),
  )
  return {
    rows: rows.map((profile) => listRow(profile, guideOf(profile.connector, profile.guide), problems.get(profile.id))),
    total,
    page,
    pages,
  }
}
