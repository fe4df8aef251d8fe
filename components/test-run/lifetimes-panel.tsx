import { REMINDERS } from '@/lib/messages'
import { basisOf, lifetimeInWords } from '@/lib/oauth-test/lifetimes'
import type { Lifetimes } from '@/lib/oauth-test/stage'
import type { RunView } from '@/lib/oauth-test/view'
import { signInAgainNote } from '@/lib/profile/sign-in-again'
import { signInAgainPath } from '@/lib/urls'
import { Time } from '../ui/time'
import { EvidenceLine } from './evidence-list'

const SOURCES: Readonly<Record<NonNullable<Lifetimes['refreshSource']>, string>> = {
  app: 'by the app’s settings',
  record: 'by the app’s record, as it was pasted',
  guide: 'if the app is set up as in the guide',
}

/** How long the connection lasts, and a calendar file with reminders of its end. */
export function LifetimesPanel({ run, lifetimes }: { run: RunView; lifetimes: Lifetimes }) {
  const { accessSeconds, refreshMinutes, refreshSource, signInAgainBy } = lifetimes
  return (
    <section aria-labelledby="lifetimes" className="grid gap-2">
      <h2 id="lifetimes">How long it lasts</h2>
      <dl className="grid gap-1 text-sm">
        <EvidenceLine label="Access token">
          {accessSeconds === null ? 'not told' : lifetimeInWords(accessSeconds / 60)}
        </EvidenceLine>
        <EvidenceLine label="Refresh token">
          {refreshMinutes === null
            ? 'none that works'
            : `${lifetimeInWords(refreshMinutes)}, ${SOURCES[refreshSource ?? 'guide']}`}
        </EvidenceLine>
        {signInAgainBy && (
          <EvidenceLine label="Sign in again by">
            <Time at={signInAgainBy} />
            <p className="text-xs text-muted">{signInAgainNote(basisOf(lifetimes))}</p>
          </EvidenceLine>
        )}
      </dl>
      {run.outcome === 'ready' && signInAgainBy && run.setup === null && (
        <p>
          <a href={signInAgainPath(run.profileId)}>{REMINDERS}</a>
        </p>
      )}
    </section>
  )
}
