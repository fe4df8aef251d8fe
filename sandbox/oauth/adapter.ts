import type { Adapter, AdapterPayload } from 'oidc-provider'
import { type Account, appByClientId } from '../state/account'
import type { App } from '../state/apps'
import { Recent } from '../state/recent'

/** The storage of one account's OAuth server. Its clients are the account's app connections. */
export function makeAdapter(account: Account): (model: string) => Adapter {
  const records = new Recent<AdapterPayload>()
  return (model) => {
    const key = (id: string) => `${model}:${id}`
    return {
      upsert: async (id, payload) => {
        if (model === 'AuthorizationCode') account.codes.set(id, true)
        records.set(key(id), payload)
      },
      find: async (id) => (model === 'Client' ? clientOf(account, id) : records.get(key(id))),
      findByUid: async (uid) => {
        for (const [id, record] of records) if (id.startsWith(key('')) && record.uid === uid) return record
        return undefined
      },
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const record = records.get(key(id))
        if (record) record.consumed = Math.floor(Date.now() / 1000)
      },
      destroy: async (id) => {
        records.delete(key(id))
      },
      revokeByGrantId: async (grantId) => {
        for (const [id, record] of records) if (record.grantId === grantId) records.delete(id)
      },
    }
  }
}

function clientOf(account: Account, clientId: string): AdapterPayload | undefined {
  const app = appByClientId(account, clientId)
  return app ? clientMetadata(app) : undefined
}

function clientMetadata(app: App): AdapterPayload {
  return {
    client_id: app.clientId,
    ...(app.secret ? { client_secret: app.secret } : {}),
    client_name: app.name,
    redirect_uris: [...app.redirectUrls],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: app.secret ? 'client_secret_basic' : 'none',
  }
}
