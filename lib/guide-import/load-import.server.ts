import { openStore } from '../profile/store-context.server'
import { singleton } from '../singleton'
import { type GuideImport, makeImport } from './guide-import'
import { findImport } from './import-store'

/** Cached, because parsing a page takes a moment and readers come back to it. */
const MAX_KEPT = 20

/** The import with that id; null if there is none, or it has expired. Rejects with StoreError. */
export async function loadImport(id: string): Promise<GuideImport | null> {
  const page = await findImport(await openStore(), id, new Date())
  if (page === null) return null
  const known = keptImports().get(id)
  if (known) return known
  const made = makeImport(id, page)
  if (!made.ok) return null
  keepImport(id, made.imported)
  return made.imported
}

/** Caches an import in this process, replacing the oldest one if there are many. */
export function keepImport(id: string, imported: GuideImport): void {
  const kept = keptImports()
  kept.set(id, imported)
  const [oldest] = kept.keys()
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
}

function keptImports(): Map<string, GuideImport> {
  return singleton('imports', () => new Map())
}
