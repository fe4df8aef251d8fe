import { randomBytes, randomUUID } from 'node:crypto'

/** The lifetimes of tokens, in minutes, and how often a refresh token can be used. */
export interface TokenPolicy {
  accessMinutes: number
  refreshMinutes: number
  isSingleUse: boolean
  absoluteMinutes: number | null
}

/** The settings of an app connection. */
export interface AppInput {
  name: string
  redirectUrls: readonly string[]
  scopes: readonly string[]
  userAuthorizedScopes: readonly string[]
  isConfidential: boolean
  /** These get the OpenID scopes and offline_access by default. */
  isMadeInConsole: boolean
  policy: TokenPolicy
}

/** An app connection, which the API calls a custom app integration. */
export interface App extends AppInput {
  integrationId: string
  clientId: string
  secret: string | null
  createdAt: Date
  createdBy: string
}

export const DEFAULT_POLICY: TokenPolicy = {
  accessMinutes: 60,
  refreshMinutes: 10_080,
  isSingleUse: false,
  absoluteMinutes: null,
}

export const ACCESS_MINUTES = { min: 5, max: 1_440 }
export const REFRESH_MINUTES = { min: 5, max: 129_600 }

/** Creates an app connection with a client ID and, if it is confidential, a secret. */
export function makeApp(input: AppInput, createdBy: string, createdAt: Date): App {
  return {
    ...input,
    integrationId: randomUUID(),
    clientId: randomUUID(),
    secret: input.isConfidential ? `dose${randomBytes(16).toString('hex')}` : null,
    createdAt,
    createdBy,
  }
}
