import type { RootContent } from 'mdast'
import type { Guide } from '../guide/schema'
import { code, heading, link, list, paragraph, plain, toMarkdown } from '../markdown-parts'
import { ENTER_IN_STACKONE } from '../messages'
import { CONNECTOR_PROFILES_URL, LINK_ACCOUNTS_URL } from '../stackone'
import { NO_TEST } from '../wizard-steps'
import type { Profile } from './profile'
import { accountSteps, isAccount, makeSheet, WAYS_TO_LINK } from './stackone-values'
import { standingInWords, standingOf } from './standing'

/**
 * The sheet as Markdown (CommonMark), to send or keep, without the secret. `attemptReason` is the reason of the last
 * test's failure, if known.
 */
export function sheetMarkdown(guide: Guide, profile: Profile, attemptReason: string | null): string {
  const { values, actions } = makeSheet(guide, profile)
  return toMarkdown([
    heading(1, `${guide.connectorName} in StackOne: ${profile.name}`),
    list(
      values.map(({ label, text }) =>
        text === null ? [plain(`${label}: from your password manager`)] : [plain(`${label}: `), code(text)],
      ),
    ),
    paragraph([
      plain(
        guide.isTestable
          ? `Live test: ${standingInWords(standingOf(profile), attemptReason) ?? 'not tested yet.'}`
          : NO_TEST,
      ),
    ]),
    ...(isAccount(guide) ? accountParts(guide) : profileParts(guide, actions)),
    paragraph([plain('StackOne’s guide: '), link('Link Accounts', LINK_ACCOUNTS_URL)]),
  ])
}

function accountParts(guide: Guide): RootContent[] {
  return [
    heading(2, 'Link the account in StackOne'),
    list(
      accountSteps(guide).map((step) => [plain(step)]),
      true,
    ),
  ]
}

function profileParts(guide: Guide, actions: readonly string[]): RootContent[] {
  return [
    heading(2, ENTER_IN_STACKONE),
    list(
      [
        [plain('Sign in and open '), link('Connector Profiles', CONNECTOR_PROFILES_URL), plain('.')],
        [plain(`Click “+ Connector Profile”, search for ${guide.connectorName} and select it.`)],
        [plain('Enter the values above.')],
        [plain(actions.length > 0 ? 'Select the actions below.' : 'Select the actions to enable.')],
        [plain('Click “Create profile”.')],
      ],
      true,
    ),
    ...(actions.length > 0 ? [heading(2, 'Actions'), list(actions.map((label) => [plain(label)]))] : []),
    heading(2, 'Link accounts'),
    list(WAYS_TO_LINK.map(({ name, text }) => [plain(`${name}: ${text}`)])),
  ]
}
