import type { Evidence, TestTarget } from '../stage'
import type { UrlComparison } from './compare-urls'
import { accountOn, clientOn, isSameId } from './extract-ids'
import type { PageContext } from './page-context'
import { shown, shownId } from './safe-text'

type Clean = PageContext['clean']

/** The error as the page gives it. */
export function errorEvidence(error: string | null, said: string, { clean }: PageContext): Evidence[] {
  const description = shown(said, clean)
  return [
    ...(error ? [{ label: 'Error', value: error }] : []),
    ...(description ? [{ label: 'Description', value: description }] : []),
  ]
}

/** The client, the account and the redirect URL in a page. */
interface AboutPage {
  /** Whether they differ from this test's. */
  isOther: boolean
  evidence: Evidence[]
}

/** Whether a page is about this test's request. */
export function aboutPage(
  texts: readonly string[],
  comparison: UrlComparison | null,
  { subject, clean }: PageContext,
): AboutPage {
  const client = clientOn(texts, subject)
  const account = accountOn(texts, subject)
  const isOther =
    (client !== null && !isSameId(client, subject.clientId)) ||
    (account !== null && !isSameId(account, subject.accountId)) ||
    (comparison?.isEqual === false && comparison.reason !== 'white-space')
  return {
    isOther,
    evidence: [
      ...idEvidence('Client on the page', client, subject.clientId, clean),
      ...idEvidence('Account on the page', account, subject.accountId, clean),
      ...(comparison ? redirectEvidence(comparison, subject, clean) : []),
    ],
  }
}

function idEvidence(label: string, id: string | null, own: string, clean: Clean): Evidence[] {
  if (id === null) return []
  const isOwn = isSameId(id, own)
  const beside = isOwn ? ', as in the profile' : `; the profile has ${own}`
  return [{ label, value: (isOwn ? shown(id, clean) : shownId(id, clean)) + beside }]
}

function redirectEvidence(comparison: UrlComparison, { redirectUri }: TestTarget, clean: Clean): Evidence[] {
  const { common, registeredRest, isEqual, words } = comparison
  const beside = isEqual ? ', as this test sends it' : `; this test sends ${redirectUri}`
  return [
    { label: 'Redirect URL on the page', value: shown(common + registeredRest, clean) + beside },
    ...(words ? [{ label: 'Difference', value: words }] : []),
  ]
}
