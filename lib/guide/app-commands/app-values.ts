import { type LiveContext, liveValue } from '../live-values'
import type { Guide } from '../schema'
import { selectedScopes } from '../scopes'
import type { AppCommands } from './schema'

/** The input of the commands. */
export interface CommandContext extends LiveContext {
  guide: LiveContext['guide'] & Pick<Guide, 'fields'>
  /** The value of the field with the role `account`, checked by its format; null if unknown. */
  account: string | null
  /** Whether the app allows only the scopes of the choice, in place of the guide's list. */
  isNarrow?: boolean
  /** The id of the app's record; null if unknown. */
  record?: string | null
}

/** The app's settings for a choice. */
export interface AppValues {
  name: string
  redirectUrls: string[]
  accessScopes: string[]
  confidential: boolean
  accessTokenMinutes: number
  refreshTokenMinutes: number
}

/** The app's scopes. An app created by command lists each scope, including the refresh token's. */
export function appValues({ app }: Pick<AppCommands, 'app'>, context: CommandContext): AppValues {
  const { guide, selection, isNarrow = false } = context
  const read = (name: string) => liveValue(name, context) ?? ''
  const offline = guide.offlineAccess ? [guide.offlineAccess.scope] : []
  return {
    name: read(app.name),
    redirectUrls: app.redirectUrls.map(read),
    accessScopes: isNarrow ? selectedScopes(guide, selection) : [...new Set([...app.accessScopes, ...offline])],
    confidential: app.confidential,
    accessTokenMinutes: Number(read(app.accessTokenMinutes)),
    refreshTokenMinutes: Number(read(app.refreshTokenMinutes)),
  }
}
