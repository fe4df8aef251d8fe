import { inSentence } from '@/lib/auth/actor-name'
import { HIDDEN } from '@/lib/profile/form-values'
import type { Profile } from '@/lib/profile/profile'
import { profileStackonePath } from '@/lib/urls'
import { buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'

/** The record that a profile was entered in StackOne. */
export interface SheetEntryState {
  version: number
  enteredAt: Date
  enteredBy: string
}

/** Why a profile cannot be entered in StackOne; null: it can. */
export type SheetEntryWhyNot = keyof typeof WHY_NOT | null

const WHY_NOT = {
  practice: 'This profile is for the sandbox: it is practice, and is never entered in StackOne.',
  'no-cloud':
    'The guide no longer has this profile’s cloud. Choose another cloud before you enter the profile in StackOne.',
} as const

interface SheetEntryProps {
  profile: Profile
  entry: SheetEntryState | null
  whyNot: SheetEntryWhyNot
  enter: (form: FormData) => Promise<void>
}

/** Whether the current version of the profile is in StackOne, and the button that records it. */
export function SheetEntry({ profile, entry, whyNot, enter }: SheetEntryProps) {
  if (whyNot) {
    return (
      <Callout key="not">
        <p>{WHY_NOT[whyNot]}</p>
      </Callout>
    )
  }
  if (entry?.version === profile.version) {
    return (
      <Callout key="entered" kind="good" data-arrival>
        <p>
          <span>{`Entered in StackOne by ${inSentence(entry.enteredBy)}, `}</span>
          <Time at={entry.enteredAt.toISOString()} />. <a href={profileStackonePath(profile.id)}>Link accounts</a>
        </p>
      </Callout>
    )
  }
  return (
    <form key="enter" action={enter} className="grid gap-3 print:hidden">
      {entry && (
        <Callout kind="warning">
          <p>
            <span>The profile has changed since </span>
            <span>{inSentence(entry.enteredBy)}</span>
            <span> entered it, </span>
            <Time at={entry.enteredAt.toISOString()} />. <span>Enter the current values.</span>
          </p>
        </Callout>
      )}
      <input type="hidden" name={HIDDEN.id} value={profile.id} />
      <input type="hidden" name={HIDDEN.version} value={profile.version} />
      <SubmitButton className={buttonClass('primary', 'lg', 'justify-self-start')}>I have entered it</SubmitButton>
    </form>
  )
}
