import { Time } from '../ui/time'

interface SignInAgainProps {
  /** RFC 3339; null while no test has told. */
  by: string | null
  /** What it holds on, for a short place. */
  condition?: string | null
}

/** The time by which users must sign in again. With its hour: a day of UTC is another day elsewhere. */
export function SignInAgain({ by, condition = null }: SignInAgainProps) {
  if (!by) return <span className="text-muted">Known after a test</span>
  return (
    <span>
      <Time at={by} />
      {condition && <small>{` ${condition}`}</small>}
    </span>
  )
}
