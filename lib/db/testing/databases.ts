import { afterAll, beforeAll, describe } from 'vitest'
import type { Connection, Database } from '../database'
import { openPostgres } from '../postgres'
import { startPostgres } from './postgres-server'

/** Opens an empty database on its own server. */
export async function temporaryDatabase(): Promise<Connection> {
  const server = await startPostgres()
  const { db, close } = await openPostgres({ connectionString: await server.createDatabase() })
  return {
    db,
    close: async () => {
      await close()
      await server.remove()
    },
  }
}

/** Runs tests on a database, which they share. */
export function onDatabase(title: string, tests: (db: () => Database) => void): void {
  describe(title, () => {
    let connection: Connection | null = null
    beforeAll(async () => {
      connection = await temporaryDatabase()
    })
    afterAll(() => connection?.close())
    tests(() => {
      if (!connection) throw new Error('The database is not open yet.')
      return connection.db
    })
  })
}
