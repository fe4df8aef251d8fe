import type { Account } from '../state/account'
import { type App, type AppInput, DEFAULT_POLICY, makeApp } from '../state/apps'

export const CALLBACK = 'http://localhost:9/callback'

/** An app connection for tests, like the console's. */
export function addApp(account: Account, input: Partial<AppInput> = {}): App {
  const app = makeApp(
    {
      name: 'Test app',
      redirectUrls: [CALLBACK],
      scopes: ['all-apis'],
      userAuthorizedScopes: [],
      isConfidential: true,
      isMadeInConsole: true,
      policy: DEFAULT_POLICY,
      ...input,
    },
    'test',
    new Date(),
  )
  account.apps.set(app.integrationId, app)
  return app
}
