import { startPostgres } from '@/lib/db/testing/postgres-server'
import { freePort } from './free-port'
import { type Nginx, startNginx } from './nginx'
import { startWizard, type Wizard } from './wizard'

/** Two wizards on one PostgreSQL behind nginx with TLS, configured by deploy/nginx.conf. */
export interface Deployment {
  /** The URL for browsers. */
  url: string
  accessCode: string
  nginx: Nginx
  wizards: readonly Wizard[]
  stop: () => Promise<void>
}

export async function startDeployment(): Promise<Deployment> {
  const port = await freePort()
  const url = `https://localhost:${port}`
  const postgres = await startPostgres()
  const settings = {
    DATABASE_URL: await postgres.createDatabase(),
    SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
    PUBLIC_URL: url,
    TRUSTED_PROXIES: '1',
  }
  const wizards = await Promise.all([startWizard(settings), startWizard(settings)])
  const nginx = await startNginx(
    port,
    wizards.map((wizard) => wizard.url.replace('localhost', '127.0.0.1')),
  )
  return {
    url,
    accessCode: wizards.map(({ accessCode }) => accessCode).join(''),
    nginx,
    wizards,
    stop: async () => {
      await nginx.stop()
      await Promise.all(wizards.map((wizard) => wizard.stop()))
      await postgres.remove()
    },
  }
}
