import { nameForOutsiders } from '@/lib/auth/actor-name'
import type { Guide } from '@/lib/guide/schema'
import { findCloud } from '@/lib/guide/selection'
import { pageTitle } from '@/lib/page-title'
import type { Profile } from '@/lib/profile/profile'
import { askedFor } from '@/lib/setup/asked-for'
import type { Setup } from '@/lib/setup/setup'
import { buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { Description, DescriptionList } from '../ui/description-list'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'
import { AskedForList } from './asked-for'
import { NoteOpened } from './note-opened'
import { WhomToAsk } from './whom-to-ask'

interface StartPageProps {
  setup: Setup
  guide: Guide
  /** The provider's name for the role that this needs; null if unknown. */
  admin: string | null
  profile: Profile
  operator: { name: string | null; supportUrl: string | null }
  token: string
  start: (form: FormData) => Promise<void>
}

/** The first page of a setup link. Nothing happens before the button is pressed. */
export function StartPage({ setup, guide, admin, profile, operator, token, start }: StartPageProps) {
  const { connectorName } = guide
  const sender = nameForOutsiders(setup.createdBy)
  const cloud = findCloud(guide, profile.cloud)
  return (
    <Page>
      <title>{pageTitle(`Set up ${connectorName}`)}</title>
      <NoteOpened token={token} />
      <PageHeader
        title={`Set up ${connectorName} for ${operator.name ?? sender}`}
        lead={`${setup.recipient}, ${sender} asks you to connect ${connectorName} to StackOne.`}
      />
      {setup.note !== '' && (
        <Callout>
          <p className="text-sm text-muted">{`A note from ${sender}`}</p>
          <p className="whitespace-pre-line wrap-anywhere">{setup.note}</p>
        </Callout>
      )}
      <Card className="grid gap-5">
        <AskedForList asked={askedFor(guide, profile)} name={connectorName} />
        <DescriptionList>
          {guide.clouds.length > 1 && (
            <Description label="Cloud">
              <span>{cloud.host === undefined ? cloud.label : `${cloud.label} (${cloud.host})`}</span>
            </Description>
          )}
          <Description label="You need">
            <span>{`${admin ? `To be ${article(admin)} ${admin} in ${connectorName}` : `The rights to set up apps in ${connectorName}`}, and about ten minutes.`}</span>
          </Description>
          <Description label="You do">
            <span>
              {guide.isTestable
                ? `Create an app in ${connectorName}, enter its values here, and sign in once to test them.`
                : `Follow the steps in ${connectorName}, and enter the values here.`}
            </span>
          </Description>
          <Description label="Your secret">
            <span>
              {`It is sealed when you save it, used for tests at ${cloud.host ?? connectorName} only, and never shown again. You can let ${sender} copy it once for StackOne, or keep that to yourself.`}
            </span>
          </Description>
          <Description label="The link works">
            <span>
              until <Time at={setup.expiresAt.toISOString()} />, in the browser in which you start.
            </span>
          </Description>
          <Description label="Questions">
            <WhomToAsk sender={sender} operator={operator.name} supportUrl={operator.supportUrl} />
          </Description>
        </DescriptionList>
        <form action={start}>
          <input type="hidden" name="token" value={token} />
          <SubmitButton className={buttonClass('primary', 'lg')}>Start</SubmitButton>
        </form>
        <p className="text-sm text-muted">
          Nothing happens before you start. If you did not expect this, ask before you go on.
        </p>
      </Card>
    </Page>
  )
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a'
}
