import type { Database } from '@/lib/db/database'
import { openPostgres } from '@/lib/db/postgres'
import { type PostgresServer, startPostgres } from '@/lib/db/testing/postgres-server'
import type { KeyRing } from '@/lib/security/seal'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { type RoundRobin, startRoundRobin } from './round-robin'
import { startWizard, type Wizard } from './wizard'

const KEY = Buffer.alloc(32, 7)

/** Two wizards on one database behind one address, like a deployment, and a sandbox to test against. */
export interface Cluster {
  /** The URL for browsers. */
  url: string
  accessCode: string
  proxy: RoundRobin
  instances: readonly Wizard[]
  postgres: PostgresServer
  sandbox: Sandbox
  /** The wizards' database and the keys of its secrets, for direct checks. */
  db: Database
  ring: KeyRing
  /** Starts an instance with these settings in place of a running one, which is stopped. */
  replace: (index: number, settings?: Record<string, string>) => Promise<void>
  stop: () => Promise<void>
}

/** Starts all instances at once, on an empty database. */
export async function startCluster(): Promise<Cluster> {
  const [postgres, sandbox, proxy] = await Promise.all([startPostgres(), startSandbox({ port: 0 }), startRoundRobin()])
  const databaseUrl = await postgres.createDatabase()
  const startOne = (settings: Record<string, string> = {}) =>
    startWizard({
      DATABASE_URL: databaseUrl,
      SECRETS_KEY: KEY.toString('base64'),
      PUBLIC_URL: proxy.url,
      SANDBOX_URL: sandbox.url,
      ...settings,
    })
  const instances = await Promise.all([startOne(), startOne()])
  proxy.instances = instances.map(({ url }) => url)
  const { db, close } = await openPostgres({ connectionString: databaseUrl })
  return {
    url: proxy.url,
    accessCode: instances.map(({ accessCode }) => accessCode).join(''),
    proxy,
    instances,
    postgres,
    sandbox,
    db,
    ring: [KEY],
    replace: async (index, settings) => {
      await instances[index]?.stop()
      instances[index] = await startOne(settings)
      proxy.instances = instances.map(({ url }) => url)
    },
    stop: async () => {
      await Promise.all([close(), proxy.stop(), ...instances.map((instance) => instance.stop())])
      await Promise.all([postgres.remove(), sandbox.stop()])
    },
  }
}
