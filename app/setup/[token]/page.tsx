import { redirect } from 'next/navigation'
import { InvalidLink } from '@/components/setup/invalid-link'
import { StartPage } from '@/components/setup/start-page'
import { PageBody } from '@/components/site/page-body'
import { env } from '@/lib/env'
import { findGuide } from '@/lib/guides/loaded'
import { findProfile } from '@/lib/profile/store'
import { ownSetupOfLink } from '@/lib/setup/recipient.server'
import { mayStart } from '@/lib/setup/store'
import { loadAsked } from '@/lib/url-params'
import { setupPath } from '@/lib/urls'
import { askForThisBrowser, start } from '../actions'
import { openLink } from '../open-link'

type PageProps = Readonly<{
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}>

/** The page of a setup link. It changes nothing, because mail scanners and link previews open links too. */
export default async function Page({ params, searchParams }: PageProps) {
  const { token } = await params
  const { asked } = await loadAsked(searchParams)
  const { brand } = env()
  const own = await ownSetupOfLink(token)
  if (own) redirect(setupPath(own))
  const { db, setup } = await openLink(token)
  const profile = setup && mayStart(setup) ? await findProfile(db, setup.profileId) : null
  const found = profile && findGuide(profile.connector, profile.guide)
  if (!setup || !profile || !found) {
    return (
      <PageBody>
        <InvalidLink operator={brand} token={token} hasAsked={asked} ask={askForThisBrowser} />
      </PageBody>
    )
  }
  return (
    <PageBody>
      <StartPage
        setup={setup}
        guide={found.guide}
        admin={found.test?.words.admin ?? null}
        profile={profile}
        operator={brand}
        token={token}
        start={start}
      />
    </PageBody>
  )
}
