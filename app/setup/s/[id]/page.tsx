import { EnvelopeSwitch } from '@/components/envelope/envelope-switch'
import { DonePage } from '@/components/setup/done-page'
import { FinishSection } from '@/components/setup/finish-section'
import { ObjectionForm } from '@/components/setup/objection-form'
import { SetupSteps } from '@/components/setup/setup-steps'
import { TestCard } from '@/components/setup/test-card'
import { PageBody } from '@/components/site/page-body'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { nameForOutsiders } from '@/lib/auth/actor-name'
import { env } from '@/lib/env'
import { envelopeOfGiver } from '@/lib/envelope/envelope'
import { lastEnvelope, mayGive } from '@/lib/envelope/envelope-store'
import { secretNoun } from '@/lib/guide/fields'
import type { Guide } from '@/lib/guide/schema'
import { cloudOrigin, findCloud } from '@/lib/guide/selection'
import { loadSetupRun } from '@/lib/oauth-test/load-view.server'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { lastRunOf } from '@/lib/oauth-test/run-store'
import { pageTitle } from '@/lib/page-title'
import { missingInWords, missingValues } from '@/lib/profile/missing-values'
import { openStore } from '@/lib/profile/store-context.server'
import { recipientProgress } from '@/lib/profile/wizard-progress'
import { type LastTest, lastTestOf } from '@/lib/setup/last-test'
import { recipientName, type Setup } from '@/lib/setup/setup'
import { setupKey } from '@/lib/setup/store'
import { finish, saveValues, sendObjection, startTest } from '../../actions'
import { allowSender, withdrawFromSender } from '../../envelope-actions'
import { setupPage } from '../../setup-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

/** The recipient's page: the steps with their boxes, the test, and the end. */
export default async function Page({ params }: PageProps) {
  const { id } = await params
  return setupPage(id, async ({ setup, loaded, profile }) => {
    const { guide, test } = loaded
    const sender = nameForOutsiders(setup.createdBy)
    const expiresAt = setup.expiresAt.toISOString()
    if (setup.finishedAt) {
      const origin = cloudOrigin(findCloud(guide, profile.cloud))
      return (
        <PageBody>
          <DonePage
            guide={guide}
            sender={sender}
            finishedAt={setup.finishedAt.toISOString()}
            expiresAt={expiresAt}
            app={test?.words.app ?? null}
            consoleUrl={origin || null}
          >
            <Envelope setup={setup} guide={guide} sender={sender} />
          </DonePage>
        </PageBody>
      )
    }
    const lastTest = await loadLastTest(setup)
    return (
      <PageBody progress={recipientProgress(guide, profile, 'profile', id)}>
        <Content>
          <title>{pageTitle(`Set up ${guide.connectorName}`)}</title>
          <PageHeader
            title={`Set up ${guide.connectorName}`}
            lead={
              <>
                <span>{`For ${sender}. Saved values are kept: you can leave, and come back in this browser until `}</span>
                <Time at={expiresAt} />.
              </>
            }
          />
          <SetupSteps
            loaded={loaded}
            profile={profile}
            publicUrl={env().publicUrl}
            lastTest={lastTest}
            save={saveValues.bind(null, id)}
          />
          {guide.isTestable && missingValues(guide, profile).length === 0 && (
            <TestCard
              profileId={profile.id}
              name={guide.connectorName}
              last={lastTest}
              start={startTest.bind(null, id)}
            />
          )}
          <FinishSection
            sender={sender}
            missing={missingInWords(guide, profile)}
            isUnproven={guide.isTestable && profile.lastTestOutcome !== 'ready'}
            finish={finish.bind(null, id)}
          />
          <ObjectionForm sender={sender} earlierNote={setup.tooMuchNote ?? ''} send={sendObjection.bind(null, id)} />
        </Content>
      </PageBody>
    )
  })
}

/** The form that permits copying the secret; empty for a guide without secrets. */
async function Envelope({ setup, guide, sender }: { setup: Setup; guide: Guide; sender: string }) {
  const db = await openStore()
  const secret = secretNoun(guide)
  const isGiver = await mayGive(db, setup.profileId, setupKey(setup.id))
  const last = await lastEnvelope(db, setup.profileId, new Date())
  const envelope = envelopeOfGiver(last, recipientName(setup), nameForOutsiders)
  if (secret === null || !(isGiver || envelope)) return null
  return (
    <EnvelopeSwitch
      secret={secret}
      envelope={envelope}
      receiver={setup.senderEmail === null ? { kind: 'code' } : { kind: 'person', name: sender }}
      isGiver={isGiver}
      allow={allowSender.bind(null, setup.id)}
      withdraw={withdrawFromSender.bind(null, setup.id)}
    >
      {null}
    </EnvelopeSwitch>
  )
}

async function loadLastTest({ id, profileId }: Setup): Promise<LastTest | null> {
  const world = await openRunDeps()
  const key = setupKey(id)
  const run = await lastRunOf(world.db, profileId, key)
  const loaded = run && (await loadSetupRun(world, run.id, { key, setup: id }))
  return loaded && lastTestOf(loaded.view)
}
