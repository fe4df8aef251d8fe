import { Time } from '../ui/time'

/** The day by which users must sign in again. `by` is as in RFC 3339, null while no test has told. */
export function SignInAgain({ by }: { by: string | null }) {
  return by ? <Time at={by} precision="day" /> : <span className="text-muted">Known after a test</span>
}
