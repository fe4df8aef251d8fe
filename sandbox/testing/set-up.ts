import { put } from './put'

/** The redirect URL of the guide's app, in StackOne. */
const STACKONE_CALLBACK = 'https://api.stackone.com/connect/oauth2/databricks/callback'

/** The credentials of an app. */
export interface AppCredentials {
  clientId: string
  clientSecret: string
}

/** Creates an app connection like the guide's, with the wizard's own redirect URL and these changes. */
export async function makeGuideApp(
  sandboxUrl: string,
  accountId: string,
  wizardUrl: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<AppCredentials> {
  const answer = await setUp(sandboxUrl, `${accountId}/apps`, {
    name: 'StackOne Integration',
    redirect_urls: [STACKONE_CALLBACK, `${wizardUrl}/connect/callback`],
    scopes: ['all-apis'],
    confidential: true,
    token_access_policy: { access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: 129600 },
    ...changes,
  })
  const { client_id, client_secret } = (await answer.json()) as { client_id: string; client_secret: string }
  return { clientId: client_id, clientSecret: client_secret }
}

/** Switches faults on for one account, and the others off; `latency` is in milliseconds. */
export async function setFaults(
  sandboxUrl: string,
  accountId: string,
  on: readonly string[],
  latency = 0,
): Promise<void> {
  await setUp(sandboxUrl, accountId, { on, latency })
}

async function setUp(sandboxUrl: string, path: string, body: unknown): Promise<Response> {
  const answer = await put(`${sandboxUrl}/faults/api/${path}`, body, { 'content-type': 'application/json' })
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`)
  return answer
}
