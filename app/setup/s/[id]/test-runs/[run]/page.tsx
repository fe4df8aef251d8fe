import { DeadEnd } from '@/components/site/dead-end'
import { PageBody } from '@/components/site/page-body'
import { TestRun } from '@/components/test-run/test-run'
import { ButtonLink } from '@/components/ui/button'
import { loadSetupRun } from '@/lib/oauth-test/load-view.server'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import { recipientProgress } from '@/lib/profile/wizard-progress'
import { setupKey } from '@/lib/setup/store'
import { setupPath } from '@/lib/urls'
import { decodeSeenPage, endTest, startTest } from '../../../../actions'
import { setupPage } from '../../../../setup-page'

type PageProps = Readonly<{ params: Promise<{ id: string; run: string }> }>

/** A live test by a recipient. */
export default async function Page({ params }: PageProps) {
  const { id, run } = await params
  return setupPage(id, async ({ setup, loaded: { guide }, profile }) => {
    const found = await loadSetupRun(await openRunDeps(), run, { key: setupKey(setup.id), setup: setup.id })
    const progress = recipientProgress(guide, profile, 'test', setup.id)
    if (!found) {
      return (
        <PageBody progress={progress}>
          <DeadEnd
            title="No such test"
            actions={
              <ButtonLink kind="primary" href={setupPath(setup.id)}>
                Back to the steps
              </ButtonLink>
            }
          >
            This setup has no test at this address.
          </DeadEnd>
        </PageBody>
      )
    }
    return (
      <PageBody progress={progress}>
        <TestRun
          first={found.view}
          start={startTest.bind(null, setup.id)}
          end={endTest.bind(null, setup.id)}
          decode={decodeSeenPage.bind(null, setup.id)}
        />
      </PageBody>
    )
  })
}
