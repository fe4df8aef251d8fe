import { saveStepValues } from '@/app/(admin)/profiles/setup-page-actions'
import { startTest } from '@/app/(admin)/test-runs/actions'
import { SetupSteps } from '@/components/setup/setup-steps'
import { TestCard } from '@/components/setup/test-card'
import { ButtonLink } from '@/components/ui/button'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { env } from '@/lib/env'
import { findGuide } from '@/lib/guides/loaded'
import { ENTER_IN_STACKONE } from '@/lib/messages'
import { loadRun } from '@/lib/oauth-test/load-view.server'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { runsOf } from '@/lib/oauth-test/run-store'
import { pageTitle } from '@/lib/page-title'
import { missingValues } from '@/lib/profile/missing-values'
import type { Profile } from '@/lib/profile/profile'
import { type LastTest, lastTestOf } from '@/lib/setup/last-test'
import { editProfilePath, profilePath, stackonePath } from '@/lib/urls'
import { profilePage } from '../profile-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

/** The setup page for an admin who sets up alone: the same steps, boxes and test as for a recipient. */
export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'profile', async ({ profile, guide }) => {
    const loaded = findGuide(profile.connector, profile.guide)
    if (!loaded) return null
    const lastTest = await loadLastTest(profile)
    const isComplete = missingValues(guide, profile).length === 0
    const isProven = profile.lastTestOutcome === 'ready' || !guide.isTestable
    return (
      <Content>
        <title>{pageTitle(`Set up ${profile.name}`)}</title>
        <PageHeader
          title={`Set up ${profile.name}`}
          lead={`Do the steps in ${guide.connectorName}, and enter each value where it is shown. Saved values are kept.`}
          actions={
            <>
              <ButtonLink href={profilePath(profile.id)}>The profile</ButtonLink>
              <ButtonLink href={editProfilePath(profile.id)}>Edit in one form</ButtonLink>
            </>
          }
        />
        <SetupSteps
          loaded={loaded}
          profile={profile}
          publicUrl={env().publicUrl}
          lastTest={lastTest}
          save={saveStepValues.bind(null, profile.id)}
        />
        {guide.isTestable && isComplete && (
          <TestCard profileId={profile.id} name={guide.connectorName} last={lastTest} start={startTest} />
        )}
        {isComplete && isProven && (
          <p>
            <ButtonLink kind="primary" size="lg" href={stackonePath(profile.id)}>
              {ENTER_IN_STACKONE}
            </ButtonLink>
          </p>
        )}
      </Content>
    )
  })
}

async function loadLastTest(profile: Profile): Promise<LastTest | null> {
  const world = await openRunDeps()
  const [run] = await runsOf(world.db, profile.id, 1)
  const loaded = run && (await loadRun(world, run.id, await requireAdmin()))
  return loaded ? lastTestOf(loaded.view) : null
}
