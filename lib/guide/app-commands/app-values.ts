import { type LiveContext, liveValue } from '../live-values'
import type { Guide } from '../schema'
import { selectedScopes } from '../scopes'
import type { AppCommands } from './schema'

/** What commands are made from. */
export interface CommandContext extends LiveContext {
  guide: LiveContext['guide'] & Pick<Guide, 'fields'>
  /** The value of the field with the role `account`, checked by its format; null while it is not known. */
  account: string | null
  /** Whether the app allows the scopes of the choice alone, in place of those that the guide names. */
  isNarrow?: boolean
  /** The id of the app's record; null while it is not known. */
  record?: string | null
}

/** The app's settings, as the guide wants them for a choice. */
export interface AppValues {
  name: string
  redirectUrls: string[]
  accessScopes: string[]
  confidential: boolean
  accessTokenMinutes: number
  refreshTokenMinutes: number
}

/** What the app is set to. An app that is made by command lists each scope: also the one that brings a refresh token. */
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
