import { processWide } from '../process-wide'
import { openStore } from '../profile/store-context.server'
import { type GuideImport, makeImport } from './guide-import'
import { findImport } from './import-store'

/** Reading a page takes a moment, and whoever looks at one comes back to it. */
const MAX_KEPT = 20

/** The import of that id; null where there is none, or its day is over. Rejects with StoreError. */
export async function loadImport(id: string): Promise<GuideImport | null> {
  const page = await findImport(await openStore(), id, new Date())
  if (page === null) return null
  const kept = processWide('imports', () => new Map<string, GuideImport>())
  const known = kept.get(id)
  if (known) return known
  const made = makeImport(id, page)
  if (made) kept.set(id, made)
  const [oldest] = kept.keys()
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
  return made
}
