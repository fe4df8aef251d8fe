import { REMINDERS } from '@/lib/messages'
import { basisOf, lifetimeInWords } from '@/lib/oauth-test/lifetimes'
import type { Lifetimes } from '@/lib/oauth-test/stage'
import type { RunView } from '@/lib/oauth-test/view'
import { signInAgainNote } from '@/lib/profile/sign-in-again'
import { signInAgainPath } from '@/lib/urls'
import { Time } from '../ui/time'

/** How long the connection lasts, and a file that reminds of its end. */
export function LifetimesPanel({ run, lifetimes }: { run: RunView; lifetimes: Lifetimes }) {
  const { accessSeconds, refreshMinutes, refreshSource, signInAgainBy } = lifetimes
  return (
    <section aria-labelledby="lifetimes">
      <h2 id="lifetimes">How long it lasts</h2>
      <dl className="evidence">
        <div>
          <dt>Access token</dt>
          <dd>{accessSeconds === null ? 'not told' : lifetimeInWords(accessSeconds / 60)}</dd>
        </div>
        <div>
          <dt>Refresh token</dt>
          <dd>
            {refreshMinutes === null
              ? 'none that works'
              : `${lifetimeInWords(refreshMinutes)}, ${refreshSource === 'app' ? 'by the app’s settings' : 'if the app is set up as in the guide'}`}
          </dd>
        </div>
        {signInAgainBy && (
          <div>
            <dt>Sign in again by</dt>
            <dd>
              <Time at={signInAgainBy} />
              <p className="hint">{signInAgainNote(basisOf(lifetimes))}</p>
            </dd>
          </div>
        )}
      </dl>
      {run.outcome === 'ready' && signInAgainBy && (
        <p>
          <a href={signInAgainPath(run.profileId)}>{REMINDERS}</a>
        </p>
      )}
    </section>
  )
}
