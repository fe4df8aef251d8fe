import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '@/e2e/support/free-port'
import { DATABASE_USER } from '../embedded/address'
import { findBinaries, reachableBinaries } from '../embedded/binaries'
import { copyTree } from '../embedded/copy-tree'
import { type Server, startServer } from '../embedded/postmaster'
import { serviceUser } from '../embedded/run-as'
import { findTemplate } from '../embedded/template'

/** A separate PostgreSQL server, in a temporary folder and on a free port. */
export interface PostgresServer {
  /** Creates an empty database; returns its address. */
  createDatabase: () => Promise<string>
  /** Stops it as for a restart: its data stays. */
  stop: () => Promise<void>
  /** Ends it at once, as if its machine had failed; acknowledged writes are on disk. */
  crash: () => Promise<void>
  start: () => Promise<void>
  /** Stops it and removes its folder. */
  remove: () => Promise<void>
}

/** Fast, because these tests do not crash the machine; with connections for several pools. */
const SETTINGS = { fsync: 'off', max_connections: '100' }

export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-postgres-'))
  // As root the server runs as a separate user, who must be able to enter.
  await chmod(folder, 0o755)
  const runAs = serviceUser()
  const binaries = await reachableBinaries(findBinaries(), runAs, folder)
  const data = join(folder, 'data')
  await copyTree(await findTemplate(), data, { owner: runAs, isPrivate: true, isSynced: false })
  // The server asks for no password; the one in its address must never be shown.
  await writeFile(join(data, 'pg_hba.conf'), 'host all all 127.0.0.1/32 trust\n')
  const port = await freePort()
  let server: Server | null = null
  const start = async () => {
    server = await startServer({ binaries, data, listen: { port }, runAs, onLine: () => {}, settings: SETTINGS })
  }
  const stop = async () => {
    await server?.stop()
    server = null
  }
  await start()
  const address = (name: string) => `postgresql://${DATABASE_USER}:canary-password@127.0.0.1:${port}/${name}`
  let made = 0
  return {
    createDatabase: async () => {
      made += 1
      const name = `wizard_${process.pid}_${made}`
      const client = new pg.Client(address('postgres'))
      await client.connect()
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      return address(name)
    },
    stop,
    crash: async () => {
      // An immediate shutdown (PostgreSQL's manual, section 18.5): nothing is finished, and no client is informed.
      if (server) process.kill(server.pid, 'SIGQUIT')
      await server?.ended
      server = null
    },
    start,
    remove: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
