import { allowColleague, withdrawPermission } from '@/app/(admin)/profiles/envelope-actions'
import {
  allowOneMoreBrowser,
  reopenFinishedSetup,
  replaceSetupLink,
  revokeSetupLink,
} from '@/app/(admin)/profiles/setup-actions'
import {
  askStackOneAgain,
  confirmStackOneProfile,
  forgetStackOneProfile,
  makeAccountLink,
  makeSignInAgainLink,
} from '@/app/(admin)/profiles/stackone-actions'
import { startTest } from '@/app/(admin)/test-runs/actions'
import { EnvelopeSwitch } from '@/components/envelope/envelope-switch'
import { DraftBadge } from '@/components/profile/draft-badge'
import { draftKey } from '@/components/profile/draft-storage'
import { ForgetDraft } from '@/components/profile/forget-draft'
import { History } from '@/components/profile/history'
import { ProfileSummary, type SecretReason } from '@/components/profile/profile-summary'
import { SameClientNotice } from '@/components/profile/same-client-notice'
import { SavedNotice } from '@/components/profile/saved-notice'
import { ProgressPanel } from '@/components/setup/progress-panel'
import { WaysToValues } from '@/components/setup/ways-to-values'
import { ProviderLogo } from '@/components/site/provider-logo'
import { StackOneSection } from '@/components/stackone/stackone-section'
import { WatchFindings } from '@/components/stackone/watch-findings'
import { Tests } from '@/components/test-run/tests'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { profileEvents } from '@/lib/audit/trail'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import type { Database } from '@/lib/db/database'
import { env } from '@/lib/env'
import { loadEnvelope } from '@/lib/envelope/load-envelope.server'
import { fieldOfRole } from '@/lib/guide/fields'
import type { Guide } from '@/lib/guide/schema'
import { findGuide } from '@/lib/guides/loaded'
import { lastAttemptReason } from '@/lib/oauth-test/last-attempt.server'
import { endLapsedRuns } from '@/lib/oauth-test/read-run'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { runsOf } from '@/lib/oauth-test/run-store'
import { pageTitle } from '@/lib/page-title'
import { readChange } from '@/lib/profile/concurrent-edits'
import { destinationOf } from '@/lib/profile/destination'
import { HIDDEN } from '@/lib/profile/form-values'
import { isDraft, missingInWords } from '@/lib/profile/missing-values'
import type { Profile } from '@/lib/profile/profile'
import { openSecretToSend, profilesOfSameClient } from '@/lib/profile/store'
import { keyRing } from '@/lib/security/key-ring.server'
import { loadSetupView } from '@/lib/setup/load-view.server'
import { loadStackOneSection } from '@/lib/stackone/section.server'
import { copyPath, loadSaved } from '@/lib/url-params'
import {
  appRecordPath,
  deleteProfilePath,
  editProfilePath,
  newProfilePath,
  profileTestsPath,
  rotatePath,
} from '@/lib/urls'
import { findWatches } from '@/lib/watch/store'
import { profilePage } from './profile-page'

type PageProps = Readonly<{
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}>

const STACKONE_ACTIONS = {
  confirm: confirmStackOneProfile,
  forget: forgetStackOneProfile,
  ask: askStackOneAgain,
  makeLink: makeAccountLink,
  signInAgain: makeSignInAgainLink,
}

const SETUP_ACTIONS = {
  replace: replaceSetupLink,
  revoke: revokeSetupLink,
  allow: allowOneMoreBrowser,
  reopen: reopenFinishedSetup,
}

const EVENTS_SHOWN = 20
const RUNS_SHOWN = 10

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params
  const { saved, cleaned, copy, elsewhere, stackone, envelope } = await loadSaved(searchParams)
  return profilePage(id, 'profile', async ({ db, profile, guide, commands }) => {
    await endLapsedRuns(await openRunDeps())
    const [reasons, events, runs, attemptReason, sameClient, section, [watched = null], found, setup] =
      await Promise.all([
        secretReasons(db, guide, profile),
        profileEvents(db, profile.id, EVENTS_SHOWN),
        runsOf(db, profile.id, RUNS_SHOWN),
        lastAttemptReason(db, profile),
        profilesOfSameClient(db, profile, fieldOfRole(guide, 'client-id')?.key ?? ''),
        loadStackOneSection(db, profile, guide),
        findWatches(db, [profile.id]),
        requireAdmin().then((admin) => loadEnvelope(db, guide, profile, admin)),
        loadSetupView(db, guide, profile, new Date()),
      ])
    const test = findGuide(profile.connector, profile.guide)?.test ?? null
    const [last] = events
    const scopes = saved === 'changed' && last ? readChange(last)?.changes.scopes : undefined
    const now = new Date()
    const missing = missingInWords(guide, profile)
    return (
      <Content width="page">
        <title>{pageTitle(profile.name)}</title>
        <PageHeader
          title={profile.name}
          badges={isDraft(guide, profile) && <DraftBadge />}
          eyebrow={
            <span className="flex items-center gap-2">
              <ProviderLogo name={guide.connectorName} path={guide.logo} />
              <span>{`${guide.connectorName} · ${guide.method}`}</span>
            </span>
          }
          actions={
            <>
              <ButtonLink href={editProfilePath(profile.id)}>Edit</ButtonLink>
              {commands && <ButtonLink href={appRecordPath(profile.id)}>Compare the app</ButtonLink>}
              {commands && <ButtonLink href={rotatePath(profile.id)}>Rotate the secret</ButtonLink>}
              <ButtonLink href={copyPath(newProfilePath(guide), profile.id)}>Duplicate</ButtonLink>
              <ButtonLink href={deleteProfilePath(profile.id)}>Delete</ButtonLink>
            </>
          }
        />
        {saved && (
          <>
            <SavedNotice guide={guide} cleaned={cleaned} scopes={scopes} />
            <ForgetDraft
              draft={draftKey(guide, { profileId: saved === 'changed' ? profile.id : null, copyOf: copy })}
            />
          </>
        )}
        {elsewhere && (
          <Callout kind="warning" data-arrival>
            <p>
              <span>You opened the wizard at another address than its own. Live tests work only at its own:</span>{' '}
              <a href={env().publicUrl + profileTestsPath(profile.id)}>{`Test at ${env().publicUrl}`}</a>
            </p>
          </Callout>
        )}
        {setup ? (
          <ProgressPanel key="asked" profileId={profile.id} first={setup} actions={SETUP_ACTIONS} />
        ) : (
          missing !== null && <WaysToValues key="missing" profileId={profile.id} missing={missing} />
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_25rem] print:block print:space-y-4">
          <div className="grid content-start gap-6 lg:col-start-2 lg:row-start-1 print:block print:space-y-4">
            <Tests
              profile={profile}
              attemptReason={attemptReason}
              runs={runs}
              start={startTest}
              isTestable={test !== null}
              missing={missing}
            />
          </div>
          <div className="grid content-start gap-6 print:block print:space-y-4">
            <ProfileSummary guide={guide} profile={profile} secretReasons={reasons} now={now} />
            <WatchFindings watched={watched} />
            <StackOneSection
              guide={guide}
              profile={profile}
              section={section}
              notice={stackone}
              isButtonPrimary={profile.lastTestOutcome === 'ready' || (!test && !isDraft(guide, profile))}
              actions={STACKONE_ACTIONS}
            />
            {found && (found.hasSecret || found.envelope) && (
              <EnvelopeSwitch
                secret={found.secret}
                envelope={found.envelope}
                receiver={{ kind: env().oidc ? 'address' : 'code' }}
                isGiver={found.isGiver}
                typedBy={Object.values(profile.secrets)[0]?.setBy ?? null}
                isNews={envelope !== null}
                allow={allowColleague}
                withdraw={withdrawPermission}
              >
                <input type="hidden" name={HIDDEN.id} value={profile.id} />
              </EnvelopeSwitch>
            )}
            <SameClientNotice guide={guide} profile={profile} others={sameClient} />
            <History guide={guide} events={events} now={now.toISOString()} />
          </div>
        </div>
      </Content>
    )
  })
}

/** Why secrets of a profile cannot be used, by key; usable secrets are left out. */
async function secretReasons(db: Database, guide: Guide, profile: Profile): Promise<Record<string, SecretReason>> {
  const to = destinationOf(guide, profile) ?? ''
  const reasons = Object.keys(profile.secrets).map(async (key) => {
    const opened = await openSecretToSend(db, keyRing(), profile.id, key, to)
    return opened?.ok === false ? [[key, opened.reason] as const] : []
  })
  return Object.fromEntries((await Promise.all(reasons)).flat())
}
