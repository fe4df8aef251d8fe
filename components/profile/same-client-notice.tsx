import type { Guide } from '@/lib/guide/schema'
import type { Profile } from '@/lib/profile/profile'
import type { SameClient } from '@/lib/profile/store'
import { profilePath } from '@/lib/urls'
import { Callout } from '../ui/callout'

interface SameClientNoticeProps {
  guide: Guide
  profile: Pick<Profile, 'accountId'>
  others: readonly SameClient[]
}

/** Names other profiles of the same app: what changes there changes for all, and an app serves one account only. */
export function SameClientNotice({ guide, profile, others }: SameClientNoticeProps) {
  const { accountId, clientId } = guide.profile.fields
  if (others.length === 0) return null
  const isElsewhere = others.some((other) => other.accountId.toLowerCase() !== profile.accountId.toLowerCase())
  return (
    <Callout>
      <p>{`The same ${clientId.label} is in:`}</p>
      <ul className="grid list-disc gap-1 ps-5">
        {others.map(({ id, name }) => (
          <li key={id}>
            <a href={profilePath(id)}>{name}</a>
          </li>
        ))}
      </ul>
      <p>
        {isElsewhere
          ? `They differ in the ${accountId.label}. One app serves one account: each account needs its own app and profile.`
          : 'They share one app: a new secret or changed settings affect all of them.'}
      </p>
    </Callout>
  )
}
