import { closeDatabase } from '../db/connection'
import { startEmbedded, stopEmbedded } from '../db/embedded/embedded'
import { isFolderInUse } from '../db/folder-lock'
import type { Env } from '../env'

/**
 * Runs work on the wizard's database, whether or not a wizard uses it now. `mustExist`: a folder without a database is
 * refused instead of initialized.
 */
export async function withDatabase<Result>(
  { databaseUrl, dataDir }: Pick<Env, 'databaseUrl' | 'dataDir'>,
  work: () => Promise<Result>,
  { mustExist = true }: { mustExist?: boolean } = {},
): Promise<Result> {
  if (!databaseUrl) {
    // A running wizard has started it.
    await startEmbedded(dataDir, { mustExist }).catch((error) => {
      if (!isFolderInUse(error)) throw error
    })
  }
  try {
    return await work()
  } finally {
    await closeDatabase()
    await stopEmbedded()
  }
}
