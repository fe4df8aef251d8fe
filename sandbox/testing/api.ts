import type { Sandbox } from '../server'
import type { Account } from '../state/account'
import { addApp } from './app'
import { clientOf, signIn } from './flow'

/** Signs in for an access token. The app that it uses is deleted afterwards. */
export async function tokenFor(
  sandbox: Sandbox,
  account: Account,
  scope: string,
  user: 'ada' | 'ursula' = 'ada',
): Promise<string> {
  const app = addApp(account)
  const { access_token } = await signIn(await clientOf(sandbox, account, app), scope, user)
  account.apps.delete(app.integrationId)
  return access_token
}

/** Calls the account API. ID in the path is replaced by the account's. */
export async function callApi(
  sandbox: Sandbox,
  account: Account,
  path: string,
  token: string | null,
  init: RequestInit = {},
) {
  const response = await fetch(sandbox.url + path.replaceAll('ID', account.id), {
    ...init,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  })
  return { status: response.status, body: await response.json() }
}
