import type { PhrasingContent, Root, RootContent } from 'mdast'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { Guide } from '../guide/schema'
import { CONNECTOR_PROFILES_URL, LINK_ACCOUNTS_URL } from '../stackone'
import type { Profile } from './profile'
import { makeSheet, WAYS_TO_LINK } from './sheet'

/** The sheet as Markdown (CommonMark), to be sent or kept. It never has the secret. */
export function sheetMarkdown(guide: Guide, profile: Profile): string {
  const { values, secretLabel, actions } = makeSheet(guide, profile)
  const root: Root = {
    type: 'root',
    children: [
      heading(1, `${guide.connectorName} in StackOne: ${profile.name}`),
      list(false, [
        ...values.map(({ label, text }) => [plain(`${label}: `), code(text)]),
        [plain(`${secretLabel}: from your password manager`)],
      ]),
      heading(2, 'Enter it in StackOne'),
      list(true, [
        [plain('Sign in and open '), link('Connector Profiles', CONNECTOR_PROFILES_URL), plain('.')],
        [plain(`Click “+ Connector Profile”, search for ${guide.connectorName} and select it.`)],
        [plain('Enter the values above.')],
        [plain(actions.length > 0 ? 'Select the actions below.' : 'Select the actions to enable.')],
        [plain('Click “Create profile”.')],
      ]),
      ...(actions.length > 0
        ? [
            heading(2, 'Actions'),
            list(
              false,
              actions.map((label) => [plain(label)]),
            ),
          ]
        : []),
      heading(2, 'Link accounts'),
      list(
        false,
        WAYS_TO_LINK.map(({ name, text }) => [plain(`${name}: ${text}`)]),
      ),
      { type: 'paragraph', children: [plain('StackOne’s guide: '), link('Link Accounts', LINK_ACCOUNTS_URL)] },
    ],
  }
  return unified().use(remarkStringify, { bullet: '-', listItemIndent: 'one' }).stringify(root)
}

function heading(depth: 1 | 2, text: string): RootContent {
  return { type: 'heading', depth, children: [plain(text)] }
}

function list(ordered: boolean, items: readonly PhrasingContent[][]): RootContent {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map((children) => ({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children }],
    })),
  }
}

function plain(value: string): PhrasingContent {
  return { type: 'text', value }
}

function code(value: string): PhrasingContent {
  return { type: 'inlineCode', value }
}

function link(text: string, url: string): PhrasingContent {
  return { type: 'link', url, children: [plain(text)] }
}
