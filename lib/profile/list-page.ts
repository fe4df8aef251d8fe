import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import type { ListView } from '../url-params'
import { type ListPage, listRow, pageOf } from './list-row'
import type { Profile } from './profile'
import { listProfiles } from './store'

/** The data of a list. */
interface ListSources {
  db: Database
  /** The reference time of "due soon" and "2 h ago". */
  now: Date
  guideOf: (connector: string, guide: string) => Guide | undefined
  /** The reasons of these profiles' last failed tests, by the ids of their runs. */
  failureReasons: (db: Database, profiles: readonly Profile[]) => Promise<ReadonlyMap<string, string>>
  /** The findings about these profiles, by their ids. */
  problemsOf: (db: Database, ids: readonly string[]) => Promise<ReadonlyMap<string, string[]>>
  /** The progress of these profiles' open setups, by their ids. */
  setupsInWords: (db: Database, profiles: readonly Profile[], now: Date) => Promise<ReadonlyMap<string, string>>
}

/** The page of the list for a view; the last page if it asks for a later one. Rejects with StoreError. */
export async function loadListPage(view: ListView, sources: ListSources): Promise<ListPage> {
  const { db, now, guideOf, failureReasons, problemsOf, setupsInWords } = sources
  const { rows, total } = await listProfiles(db, view, now)
  const { page, pages } = pageOf(view, total)
  if (page < view.page) return loadListPage({ ...view, page }, sources)
  const ids = rows.map(({ id }) => id)
  const [reasons, problems, setups] = await Promise.all([
    failureReasons(db, rows),
    problemsOf(db, ids),
    setupsInWords(db, rows, now),
  ])
  return {
    rows: rows.map((profile) =>
      listRow(profile, guideOf(profile.connector, profile.guide), {
        reasons,
        problems: problems.get(profile.id),
        setup: setups.get(profile.id),
      }),
    ),
    total,
    page,
    pages,
    now: now.toISOString(),
  }
}
