import { expect } from 'vitest'
import { databricksTest, databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { answerCleaner } from '../clean-answer'
import { type Decoded, decodePage } from '../decode/decode-page'
import type { PageContext } from '../decode/page-context'
import type { Evidence, TestTarget } from '../stage'

/** The provider of the pasted pages, and the test's request. */
export const HOST = 'accounts.cloud.databricks.com'
export const CLIENT = '99999999-8888-7777-6666-555555555555'
export const ACCOUNT = '11111111-2222-3333-4444-555555555555'

export const SUBJECT: TestTarget = {
  connector: 'databricks',
  guide: 'oauth-u2m',
  cloud: 'aws',
  origin: `https://${HOST}`,
  accountId: ACCOUNT,
  clientId: CLIENT,
  fields: { accountId: ACCOUNT, clientId: CLIENT },
  scopes: ['all-apis', 'offline_access'],
  actions: [],
  redirectUri: 'https://wizard.example.com/connect/callback',
}

/** A secret that may be in a paste, and must not be in the result. */
export const SECRET = 'top-secret-value'
/** The context of most tests. */
export const CONTEXT: PageContext = {
  subject: SUBJECT,
  provider: databricksTest,
  clean: answerCleaner(guide, [SECRET]),
}

/** The provider's messages about this test’s own redirect URL, client and scopes. */
export const NOT_REGISTERED = `redirect_uri '${SUBJECT.redirectUri}' not registered for OAuth application '${CLIENT}'`
export const UNKNOWN_CLIENT = `OAuth application with client_id: '${CLIENT}' not available in Databricks account '${ACCOUNT}'.`
export const NOT_ASSIGNED = `Scopes 'all-apis' are not assigned to the client ${CLIENT}`

type Known = Extract<Decoded, { kind: 'known' }>

/** The known result of a paste; fails if it is unknown. */
export function known(pasted: string, context: PageContext = CONTEXT): Known {
  const decoded = decodePage(pasted, context)
  return decoded.kind === 'known' ? decoded : expect.fail(`${decoded.kind}: ${pasted}`)
}

/** The value of the evidence with this label. */
export function shownAs(evidence: readonly Evidence[], label: string): string | undefined {
  return evidence.find((each) => each.label === label)?.value
}

/** An error in the provider's format. */
export function json(description: string, error = 'invalid_request'): string {
  return JSON.stringify({ error_description: description, error })
}
