import { PageBody } from '@/components/site/page-body'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { pageTitle } from '@/lib/page-title'
import { toQuery } from '@/lib/query'
import { isUuid } from '@/lib/uuid'

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

const PROBLEMS: Readonly<Record<string, { title: string; text: string }>> = {
  'signed-out': {
    title: 'You were signed out meanwhile',
    text: 'The answer of the sign-in came while nobody was signed in here, and could not be taken. Open the test and sign in at the provider once more.',
  },
  'other-admin': {
    title: 'Someone else started this test',
    text: 'The answer of a sign-in counts in the session in which the test was started. Open the test to start one of your own.',
  },
  'no-test': {
    title: 'No test waits for this answer',
    text: 'This address is where a provider sends the browser back to after a sign-in. The answer belongs to no test: it may be from an earlier attempt. Start the test again from the profile.',
  },
}

/** Says why an answer of a sign-in came to nothing. */
export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const query = toQuery(await searchParams)
  const [because, test] = [query.get('because') ?? '', query.get('test') ?? '']
  const { title, text } = PROBLEMS[because] ?? {
    title: 'Nothing to finish here',
    text: 'Open a profile and start a test there.',
  }
  return (
    <PageBody>
      <div className="page">
        <title>{pageTitle(title)}</title>
        <h1>{title}</h1>
        <p className="lead">{text}</p>
        <p className="page-buttons">
          {isUuid(test) && (
            <a className="button button-primary" href={`/test-runs/${test}`}>
              Open the test
            </a>
          )}
          <a className="button" href="/profiles">
            All profiles
          </a>
        </p>
      </div>
    </PageBody>
  )
}
