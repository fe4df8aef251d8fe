import { decodeSeenPage, endTest, sendSignIn, startTest } from '@/app/(admin)/test-runs/actions'
import { PageBody } from '@/components/site/page-body'
import { NoSuchTest } from '@/components/test-run/no-such-test'
import { TestRun } from '@/components/test-run/test-run'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { loadRun } from '@/lib/oauth-test/load-view.server'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { openStore } from '@/lib/profile/store-context.server'
import { profileProgress } from '@/lib/profile/wizard-progress'
import { stackOneProgress } from '@/lib/stackone/section.server'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  const admin = await requireAdmin()
  const { id } = await params
  const loaded = await loadRun(await openRunDeps(), id, admin)
  if (!loaded) {
    return (
      <PageBody>
        <NoSuchTest />
      </PageBody>
    )
  }
  const { guide, profile, view } = loaded
  const inStackOne = await stackOneProgress(await openStore(), profile)
  return (
    <PageBody progress={profileProgress(guide, profile, 'test', inStackOne)}>
      <TestRun first={view} start={startTest} end={endTest} decode={decodeSeenPage} send={sendSignIn} />
    </PageBody>
  )
}
