import type { Guide } from '@/lib/guide/schema'
import { missingInWords } from '@/lib/profile/missing-values'
import type { Profile } from '@/lib/profile/profile'
import { profilePath, profileSetupPath } from '@/lib/urls'
import { DeadEnd } from '../site/dead-end'
import { ButtonLink } from '../ui/button'

/** Replaces a page that needs the profile's missing values. */
export function DraftNotice({ guide, profile }: { guide: Guide; profile: Profile }) {
  return (
    <DeadEnd
      title="There is nothing to enter in StackOne yet"
      actions={
        <>
          <ButtonLink kind="primary" href={profileSetupPath(profile.id)}>
            Enter the values
          </ButtonLink>
          <ButtonLink href={profilePath(profile.id)}>Open the profile</ButtonLink>
        </>
      }
    >
      {missingInWords(guide, profile)}
    </DeadEnd>
  )
}
