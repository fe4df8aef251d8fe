import { adminPage } from '@/app/admin-page'
import { decodeSeenPage, endTest, startTest } from '@/app/test-runs/actions'
import { NoSuchTest } from '@/components/test-run/no-such-test'
import { TestRun } from '@/components/test-run/test-run'
import { loadRun } from '@/lib/oauth-test/load-view.server'
import { openWorld } from '@/lib/oauth-test/world.server'
import { profileWay } from '@/lib/profile/way'
import { isLinked } from '@/lib/stackone/section.server'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  const { id } = await params
  return adminPage(`/test-runs/${encodeURIComponent(id)}`, async (admin, db) => {
    const loaded = await loadRun(await openWorld(), id, admin)
    if (!loaded) return { content: <NoSuchTest /> }
    const { guide, profile, view } = loaded
    return {
      way: profileWay(guide, profile, 'test', await isLinked(db, profile)),
      content: <TestRun first={view} start={startTest} end={endTest} decode={decodeSeenPage} />,
    }
  })
}
