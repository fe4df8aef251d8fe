import { type Answer, text } from '../http/answer'
import type { Ask } from '../http/ask'
import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'
import { admit } from './bearer'
import { ENDPOINTS, type Endpoint } from './endpoints'
import { endpointNotFound } from './errors'

const ACCOUNT_PATH = /^(\/api\/2\.0\/preview|\/api\/2\.[01])\/accounts\/([^/]+)(\/.*)$/

/** The meaning of an account API path, whether or not the endpoint exists. */
export interface ApiPath {
  accountId: string
  endpoint: Endpoint | null
  id: string
}

/** Reads the path of a request. Null when it names no account. */
export function readApiPath({ method, url }: Ask): ApiPath | null {
  const [, prefix, accountId, path = ''] = ACCOUNT_PATH.exec(url.pathname) ?? []
  if (!accountId) return null
  const endpoint = ENDPOINTS.find((one) => one.method === method && one.prefix === prefix && one.path.test(path))
  return { accountId, endpoint: endpoint ?? null, id: endpoint?.path.exec(path)?.[1] ?? '' }
}

/** A call of an account's API. */
export async function accountApi(
  state: SandboxState,
  account: Account,
  ask: Ask,
  { endpoint, id }: ApiPath,
): Promise<Answer> {
  if (!endpoint) return endpointNotFound(ask.method, ask.url.pathname)
  const admitted = await admit(state, account, ask, endpoint.scope)
  return 'refusal' in admitted ? admitted.refusal : endpoint.answer({ state, account, ask, user: admitted.user, id })
}

/** A call of an API that belongs to no account. */
export function otherApi({ method, url }: Ask): Answer {
  if (url.pathname === '/api/2.0/preview/scim/v2/Me') return text(400, 'Unable to load OAuth Config')
  return endpointNotFound(method, url.pathname)
}
