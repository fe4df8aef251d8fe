import type { CommandContext } from '../../guide/app-commands/app-values'
import { fieldOfRole } from '../../guide/fields'
import type { Guide } from '../../guide/schema'
import type { Profile } from '../../profile/profile'

/** The input of a profile's commands. */
export function profileContext(guide: Guide, profile: Profile, publicUrl: string): CommandContext {
  const { actions, cloud, fields, appRecord } = profile
  return {
    guide,
    selection: { actions, cloud, separator: 'space', offlineAccess: true, shortScopes: false },
    publicUrl,
    account: fields[fieldOfRole(guide, 'account')?.key ?? ''] || null,
    record: appRecord?.id ?? null,
  }
}
