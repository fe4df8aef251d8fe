import { randomUUID } from 'node:crypto'
import { Fragment } from 'react'
import { saveProfile } from '@/app/(admin)/profiles/actions'
import { ProfileForm } from '@/components/profile/profile-form'
import { SameClientNotice } from '@/components/profile/same-client-notice'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { inSentence } from '@/lib/auth/actor-name'
import { fieldOfRole } from '@/lib/guide/fields'
import { advisedScopes } from '@/lib/oauth-test/advised-scopes'
import { runsOf } from '@/lib/oauth-test/run-store'
import { secretDestinations } from '@/lib/profile/destination'
import { pasteRules } from '@/lib/profile/pasted-app'
import { formValuesOf } from '@/lib/profile/profile'
import { profilesOfSameClient } from '@/lib/profile/store'
import { editProfilePath } from '@/lib/urls'
import { profilePage } from '../profile-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

/** How many of the last tests are searched for advised scopes. */
const RUNS_HEEDED = 10

export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'profile', async ({ db, profile, guide, commands }) => (
    <Content>
      <PageHeader title={`Edit ${profile.name}`} />
      <SameClientNotice
        guide={guide}
        profile={profile}
        others={await profilesOfSameClient(db, profile, fieldOfRole(guide, 'client-id')?.key ?? '')}
      />
      <ProfileForm
        guide={guide}
        title={`Edit ${profile.name}`}
        page={editProfilePath(profile.id)}
        save={saveProfile}
        initial={{
          values: formValuesOf(guide, profile),
          problems: [],
          message: null,
          others: [],
          version: profile.version,
          secretsSent: [],
          attempt: 0,
        }}
        profileId={profile.id}
        submissionId={randomUUID()}
        copyOf={null}
        currentSecrets={Object.fromEntries(
          Object.entries(profile.secrets).map(([key, { setAt, setBy }]) => [
            key,
            <Fragment key={key}>
              Set on <Time at={setAt} precision="day" /> by <span>{`${inSentence(setBy)}.`}</span>
            </Fragment>,
          ]),
        )}
        keptFor={secretDestinations(guide, profile)}
        savedScopes={profile.scopes}
        advisedScopes={advisedScopes(await runsOf(db, profile.id, RUNS_HEEDED), guide)}
        paste={pasteRules(commands)}
      />
    </Content>
  ))
}
