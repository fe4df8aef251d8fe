import { fieldOfRole } from '@/lib/guide/fields'
import type { Guide } from '@/lib/guide/schema'
import type { Profile } from '@/lib/profile/profile'
import type { SameClient } from '@/lib/profile/store'
import { profilePath } from '@/lib/urls'
import { Callout } from '../ui/callout'

interface SameClientNoticeProps {
  guide: Guide
  profile: Pick<Profile, 'fields'>
  others: readonly SameClient[]
}

/**
 * Names other profiles of the same app: a change of the app affects all of them, and an app serves one account only.
 */
export function SameClientNotice({ guide, profile, others }: SameClientNoticeProps) {
  const account = fieldOfRole(guide, 'account')
  const client = fieldOfRole(guide, 'client-id')
  if (others.length === 0 || !client) return null
  const accountOf = ({ fields }: Pick<Profile, 'fields'>) => (account && fields[account.key]?.toLowerCase()) ?? ''
  const isElsewhere = others.some((other) => accountOf(other) !== accountOf(profile))
  return (
    <Callout>
      <p>{`The same ${client.label} is in:`}</p>
      <ul className="grid list-disc gap-1 ps-5">
        {others.map(({ id, name }) => (
          <li key={id}>
            <a href={profilePath(id)}>{name}</a>
          </li>
        ))}
      </ul>
      <p>
        {account && isElsewhere
          ? `They differ in the ${account.label}. One app serves one account: each account needs its own app and profile.`
          : 'They share one app: a new secret or changed settings affect all of them.'}
      </p>
    </Callout>
  )
}
