import { adminPage } from '@/app/admin-page'
import { pageTitle } from '@/lib/page-title'
import { toQuery } from '@/lib/query'

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

const PROBLEMS: Readonly<Record<string, { title: string; text: string }>> = {
  'signed-out': {
    title: 'You were signed out meanwhile',
    text: 'The answer of the sign-in could not be taken, because nobody was signed in here. Open the test again and sign in once more.',
  },
  'other-admin': {
    title: 'Someone else started this test',
    text: 'The answer of a sign-in counts for the admin who started the test, in their own session. Start a test of your own.',
  },
  'no-test': {
    title: 'No test waits for this answer',
    text: 'This address is where a provider sends the browser back to after a sign-in. The answer belongs to no test: it may be from an earlier attempt. Start the test again from the profile.',
  },
}

/** Says why an answer of a sign-in came to nothing. */
export default async function Page({ searchParams }: PageProps) {
  const because = toQuery(await searchParams).get('because') ?? ''
  const { title, text } = PROBLEMS[because] ?? {
    title: 'Nothing to finish here',
    text: 'Open a profile and start a test there.',
  }
  return adminPage(`/connect/problem?because=${encodeURIComponent(because)}`, async () => ({
    content: (
      <div className="page">
        <title>{pageTitle(title)}</title>
        <h1>{title}</h1>
        <p className="lead">{text}</p>
        <p>
          <a href="/profiles">All profiles</a>
        </p>
      </div>
    ),
  }))
}
