import { startTest } from '@/app/(admin)/test-runs/actions'
import { draftKey } from '@/components/profile/draft-storage'
import { ForgetDraft } from '@/components/profile/forget-draft'
import { History } from '@/components/profile/history'
import { ProfileSummary } from '@/components/profile/profile-summary'
import { SameClientNotice } from '@/components/profile/same-client-notice'
import { SavedNotice } from '@/components/profile/saved-notice'
import { Tests } from '@/components/test-run/tests'
import { profileEvents } from '@/lib/audit/trail'
import { env } from '@/lib/env'
import { newProfilePath } from '@/lib/guide/search-params'
import { findGuide } from '@/lib/guides/loaded'
import { lastAttemptReason } from '@/lib/oauth-test/last-attempt.server'
import { endLapsedRuns } from '@/lib/oauth-test/read-run'
import { runsOf } from '@/lib/oauth-test/run-store'
import { openWorld } from '@/lib/oauth-test/world.server'
import { pageTitle } from '@/lib/page-title'
import { destinationOf } from '@/lib/profile/destination'
import { readChange } from '@/lib/profile/others'
import { openSecretToSend, profilesOfSameClient } from '@/lib/profile/store'
import { toQuery } from '@/lib/query'
import { keyRing } from '@/lib/secrets/key-ring.server'
import { profilePage } from './profile-page'

type PageProps = Readonly<{
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}>

const EVENTS_SHOWN = 20
const RUNS_SHOWN = 10

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params
  const query = toQuery(await searchParams)
  return profilePage(id, 'profile', async ({ db, profile, guide }) => {
    await endLapsedRuns(await openWorld())
    const [opened, events, runs, attemptReason, sameClient] = await Promise.all([
      openSecretToSend(db, keyRing(), profile.id, destinationOf(guide, profile.cloud) ?? ''),
      profileEvents(db, profile.id, EVENTS_SHOWN),
      runsOf(db, profile.id, RUNS_SHOWN),
      lastAttemptReason(db, profile),
      profilesOfSameClient(db, profile),
    ])
    const test = findGuide(profile.connector, profile.guide)?.test ?? null
    const saved = query.get('saved')
    const [last] = events
    const scopes = saved === 'changed' && last ? readChange(last)?.changes.scopes : undefined
    return (
      <div className="page">
        <title>{pageTitle(profile.name)}</title>
        <div className="page-head">
          <h1>{profile.name}</h1>
          <p className="page-buttons">
            <a className="button" href={`/profiles/${profile.id}/edit`}>
              Edit
            </a>
            <a className="button" href={`${newProfilePath(guide)}?copy=${profile.id}`}>
              Duplicate
            </a>
            <a className="button" href={`/profiles/${profile.id}/delete`}>
              Delete
            </a>
          </p>
        </div>
        {saved && (
          <>
            <SavedNotice guide={guide} cleaned={query.get('cleaned')?.split(',') ?? []} scopes={scopes} />
            <ForgetDraft
              draft={draftKey(guide, { profileId: saved === 'changed' ? profile.id : null, copyOf: query.get('copy') })}
            />
          </>
        )}
        <ProfileSummary
          guide={guide}
          profile={profile}
          secretReason={opened?.ok === false ? opened.reason : null}
          attemptReason={attemptReason}
        />
        {query.has('elsewhere') && (
          <p className="callout" data-kind="warning" data-arrival>
            <span>You opened the wizard at another address than its own. A live test ends at its own only:</span>{' '}
            <a href={`${env().publicUrl}/profiles/${profile.id}#tests`}>{`Test at ${env().publicUrl}`}</a>
          </p>
        )}
        <SameClientNotice guide={guide} profile={profile} others={sameClient} />
        <Tests profile={profile} runs={runs} start={startTest} isTestable={test !== null} />
        <section aria-labelledby="next">
          <h2 id="next">{`${guide.connectorName} in StackOne`}</h2>
          <p className="page-buttons">
            <a
              className={profile.lastTestOutcome === 'ready' || !test ? 'button button-primary' : 'button'}
              href={`/profiles/${profile.id}/stackone`}
            >
              Enter it in StackOne
            </a>
          </p>
        </section>
        <History guide={guide} events={events} />
      </div>
    )
  })
}
