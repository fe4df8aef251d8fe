import { FINISH } from '@/lib/oauth-test/run-paths'
import { buttonClass } from '../ui/button'
import { Card } from '../ui/card'
import { SubmitButton } from '../ui/submit-button'

interface FinishSectionProps {
  sender: string
  /** The missing values, in a sentence; null: none. */
  missing: string | null
  /** Whether a test is required and has not passed. */
  isUnproven: boolean
  finish: (form: FormData) => Promise<void>
}

/** The end of the recipient's part. */
export function FinishSection({ sender, missing, isUnproven, finish }: FinishSectionProps) {
  return (
    <Card id={FINISH} aria-labelledby="finish-heading" className="grid justify-items-start gap-3">
      <h2 id="finish-heading">Finish your part</h2>
      <p className="text-muted">{missing ?? explained(sender, isUnproven)}</p>
      {!missing && (
        <form action={finish}>
          <SubmitButton className={buttonClass(isUnproven ? 'secondary' : 'primary', 'lg')}>
            {isUnproven ? 'Finish without a passed test' : 'Finish'}
          </SubmitButton>
        </form>
      )}
    </Card>
  )
}

function explained(sender: string, isUnproven: boolean): string {
  return isUnproven
    ? `No test has passed yet. You can finish anyway: ${sender} sees how the last test ended.`
    : `Every value is entered. After you finish, the values can be changed only if ${sender} reopens the setup.`
}
