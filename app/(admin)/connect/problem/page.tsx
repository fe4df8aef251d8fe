import { DeadEnd } from '@/components/site/dead-end'
import { PageBody } from '@/components/site/page-body'
import { ButtonLink } from '@/components/ui/button'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { loadCallbackProblem } from '@/lib/url-params'
import { PROFILES, testRunPath } from '@/lib/urls'

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

const PROBLEMS: Readonly<Record<string, { title: string; text: string }>> = {
  'signed-out': {
    title: 'You were signed out',
    text: 'Nobody was signed in here when the provider’s answer arrived, so the wizard ignored it. Open the test and sign in at the provider again.',
  },
  'other-admin': {
    title: 'Someone else started this test',
    text: 'Only the admin who started a test can complete its sign-in. Open the test to start your own.',
  },
  'no-test': {
    title: 'No test is waiting for this answer',
    text: 'A provider sends the browser to this address after a sign-in. This answer belongs to no test: it may come from an earlier attempt. Start the test again from the profile.',
  },
}

/** Explains why a callback was not accepted. */
export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const { because, test } = await loadCallbackProblem(searchParams)
  const { title, text } = PROBLEMS[because] ?? {
    title: 'Nothing to finish here',
    text: 'Open a profile and start a test there.',
  }
  return (
    <PageBody>
      <DeadEnd
        title={title}
        actions={
          <>
            {test && (
              <ButtonLink kind="primary" href={testRunPath(test)}>
                Open the test
              </ButtonLink>
            )}
            <ButtonLink href={PROFILES}>All profiles</ButtonLink>
          </>
        }
      >
        {text}
      </DeadEnd>
    </PageBody>
  )
}
