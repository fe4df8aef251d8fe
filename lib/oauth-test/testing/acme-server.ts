import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const ACME_APP = { clientId: 'acme-app', clientSecret: 'acme-secret-0123456789', site: 'north' }

interface AcmeSettings {
  /** The only redirect URL that its app has. */
  redirectUri: string
  /** Whether the app may have refresh tokens. */
  givesRefreshToken?: boolean
  /** The API's response, in place of the parts. */
  refusal?: string
}

/** A provider on this machine that differs from Databricks in everything: see e2e/fixtures/guides/acme/oauth. */
export interface Acme {
  /** The origins of the OAuth server and the API. */
  host: string
  apiHost: string
  stop: () => Promise<void>
}

/**
 * Starts a certified OAuth server, at which everyone is signed in and agrees, and an API that accepts its tokens. The
 * secret has to be in the header; a refresh token needs no scope.
 */
export async function startAcme({ redirectUri, givesRefreshToken = true, refusal }: AcmeSettings): Promise<Acme> {
  const oauth = createServer()
  const api = createServer()
  await Promise.all([listen(oauth), listen(api)])
  const provider = new Provider(`http://${hostOf(oauth)}`, {
    clients: [
      {
        client_id: ACME_APP.clientId,
        client_secret: ACME_APP.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', ...(givesRefreshToken ? ['refresh_token'] : [])],
      },
    ],
    clientAuthMethods: ['client_secret_basic'],
    scopes: ['orders.write', 'parts.read'],
    issueRefreshToken: () => givesRefreshToken,
    rotateRefreshToken: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/agree/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    cookies: { keys: ['only for tests'] },
  })
  oauth.on('request', agreeing(provider))
  api.on('request', async ({ url, headers }, response) => {
    const token = await provider.AccessToken.find(headers.authorization?.replace('Bearer ', '') ?? '')
    const isRight = token?.scope?.includes('parts.read') && url === `/sites/${ACME_APP.site}/parts?limit=1`
    response.writeHead(isRight && !refusal ? 200 : 403, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isRight && !refusal ? [{ part: 1 }] : { errors: [{ text: refusal }] }))
  })
  return {
    host: hostOf(oauth),
    apiHost: hostOf(api),
    stop: async () => {
      await Promise.all([close(oauth), close(api)])
    },
  }
}

/** The OAuth server, with a user who agrees to everything. */
function agreeing(provider: Provider): RequestListener {
  const answer = provider.callback()
  return async (request, response) => {
    if (!request.url?.startsWith('/agree/')) return void answer(request, response)
    const { params, session } = await provider.interactionDetails(request, response)
    if (!session) return provider.interactionFinished(request, response, { login: { accountId: 'ada' } })
    const grant = new provider.Grant({ accountId: session.accountId, clientId: ACME_APP.clientId })
    grant.addOIDCScope(`${params.scope}`)
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  }
}

async function listen(server: Server): Promise<void> {
  server.listen(0, 'localhost')
  await once(server, 'listening')
}

async function close(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}

function hostOf(server: Server): string {
  return `localhost:${(server.address() as AddressInfo).port}`
}
