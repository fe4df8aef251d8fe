import { askForProfilePath, profileSetupPath } from '@/lib/urls'
import { ButtonLink } from '../ui/button'
import { Card } from '../ui/card'

interface WaysToValuesProps {
  profileId: string
  /** The missing values, in a sentence. */
  missing: string
}

/** The ways to complete a profile that waits for its values: somebody else enters them, or the reader does. */
export function WaysToValues({ profileId, missing }: WaysToValuesProps) {
  return (
    <Card id="setup" aria-labelledby="setup-title" className="grid gap-3">
      <h2 id="setup-title">Values are missing</h2>
      <p>{missing}</p>
      <p className="flex flex-wrap gap-2 print:hidden">
        <ButtonLink kind="primary" href={askForProfilePath(profileId)}>
          Ask an admin
        </ButtonLink>
        <ButtonLink href={profileSetupPath(profileId)}>Do it yourself</ButtonLink>
      </p>
    </Card>
  )
}
