import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Connection, Database } from '../database'
import { openPglite } from '../pglite'
import { openPostgres } from '../postgres'
import { startPostgres } from './postgres-server'

/** Runs the same tests on PGlite and on PostgreSQL. */
export function onEachDatabase(title: string, tests: (db: () => Database) => void): void {
  for (const [name, open] of Object.entries({ PGlite: temporaryPglite, PostgreSQL: temporaryPostgres })) {
    describe(`${title}, on ${name}`, () => {
      let connection: Connection | null = null
      beforeAll(async () => {
        connection = await open()
      }, 60_000)
      afterAll(() => connection?.close())
      tests(() => {
        if (!connection) throw new Error('The database is not open yet.')
        return connection.db
      })
    })
  }
}

async function temporaryPglite(): Promise<Connection> {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-pglite-'))
  const { db, close } = await openPglite(folder)
  return {
    db,
    close: async () => {
      await close()
      await rm(folder, { recursive: true })
    },
  }
}

async function temporaryPostgres(): Promise<Connection> {
  const server = await startPostgres()
  const { db, close } = await openPostgres(await server.createDatabase())
  return {
    db,
    close: async () => {
      await close()
      await server.remove()
    },
  }
}
