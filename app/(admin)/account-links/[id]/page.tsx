import { NoSuch } from '@/components/site/no-such'
import { PageBody } from '@/components/site/page-body'
import { AccountLink } from '@/components/stackone/account-link'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { guideOf } from '@/lib/guides/loaded'
import { openStore } from '@/lib/profile/store-context.server'
import { profileProgress } from '@/lib/profile/wizard-progress'
import { loadLink } from '@/lib/stackone/load-link.server'
import { stackOneProgress } from '@/lib/stackone/section.server'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  await requireAdmin()
  const { id } = await params
  const loaded = await loadLink(id)
  const guide = loaded && guideOf(loaded.profile.connector, loaded.profile.guide)
  if (!loaded || !guide) {
    return (
      <PageBody>
        <NoSuch what="link">It was deleted with its profile, or its address is incomplete.</NoSuch>
      </PageBody>
    )
  }
  const { profile, view } = loaded
  const { isEntered, isLinked } = await stackOneProgress(await openStore(), profile)
  const inStackOne = { isEntered, isLinked: isLinked || view.status === 'active' }
  return (
    <PageBody progress={profileProgress(guide, profile, 'link', inStackOne)}>
      <AccountLink link={view} profile={profile} connectorName={guide.connectorName} />
    </PageBody>
  )
}
