import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import remarkDirective from 'remark-directive'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { CONNECTOR_PROFILES_URL, LINK_ACCOUNTS_URL } from '../stackone'
import { CALLBACK } from './names'

const DOCS = 'https://docs.stackone.com'

const writer = unified()
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    emphasis: '*',
    listItemIndent: 'one',
    // remark-directive's own pattern includes the letters around a colon, and so misses the second one of “a:b:c”.
    unsafe: [{ character: ':', after: '[^\\s!-/:-@[-`{-~]', inConstruct: 'phrasing' }],
  })
  .use(remarkDirective)

export interface TextStep {
  id: string
  title: string
  scopes: readonly string[]
  content: readonly RootContent[]
}

export interface TextSection {
  id: string
  title: string
  /** Whether it is done in StackOne. */
  isInStackOne: boolean
  intro: readonly RootContent[]
  steps: readonly TextStep[]
}

/** The texts of a page that become live values of the guide. */
export interface LiveParts {
  /** The name of the constant with StackOne's redirect URL; null if the page has none. */
  callbackName: string | null
  /** The host whose root is the live value `console-url`; null if there is none. */
  consoleHost: string | null
}

/** Writes a guide's text: the page's text, with complete links and the guide's live values. */
export function writeGuideText(
  intro: readonly RootContent[],
  sections: readonly TextSection[],
  live: LiveParts,
): string {
  const show = (nodes: readonly RootContent[]) => nodes.flatMap((node) => shown(node, live))
  const root: Root = {
    type: 'root',
    children: [
      ...show(intro),
      ...sections.map((section) =>
        container('section', section, section.isInStackOne ? { in: 'stackone' } : {}, [
          ...show(section.intro),
          ...section.steps.map(({ scopes, ...step }) =>
            container('step', step, scopes.length > 0 ? { scopes: scopes.join(',') } : {}, show(step.content)),
          ),
        ]),
      ),
    ],
  }
  return writer.stringify(root)
}

function container(
  name: string,
  { id, title }: { id: string; title: string },
  more: Readonly<Record<string, string>>,
  children: readonly RootContent[],
): ContainerDirective {
  return {
    type: 'containerDirective',
    name,
    attributes: { id, title, ...more },
    children: children as (BlockContent | DefinitionContent)[],
  }
}

/** A node, adapted to the guide. */
function shown(node: RootContent, live: LiveParts): RootContent[] {
  if (node.type === 'inlineCode') {
    return live.callbackName !== null && CALLBACK.exec(node.value.trim())?.[0] === node.value.trim()
      ? [directive('copy', live.callbackName)]
      : [node]
  }
  if (node.type === 'text') return [{ ...node, value: node.value.replace(/\u200b|\ufe0e/g, '') }]
  if (node.type === 'html' || node.type === 'image') return []
  if (node.type === 'link') {
    const children = node.children.flatMap((child) => shown(child, live)) as PhrasingContent[]
    const url = addressOf(node.url, live)
    return url === null ? children : [{ type: 'link', url, children: children as never }]
  }
  return 'children' in node
    ? [{ ...node, children: node.children.flatMap((child) => shown(child as RootContent, live)) } as RootContent]
    : [node]
}

function directive(name: string, value: string): RootContent {
  return { type: 'textDirective', name, attributes: {}, children: [{ type: 'text', value }] }
}

/** The URL of the page's link; null if it is unusable. */
function addressOf(written: string, { consoleHost }: LiveParts): string | null {
  if (written.startsWith('#') || written === '') return null
  if (!URL.canParse(written, DOCS)) return null
  const url = new URL(written, DOCS)
  if (url.protocol === 'mailto:') return url.href
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const bare = `${url.origin}${url.pathname.replace(/\/$/, '')}${url.hash}`
  if (bare === LINK_ACCOUNTS_URL) return 'value:link-accounts-url'
  if (bare === CONNECTOR_PROFILES_URL) return 'value:connector-profiles-url'
  if (url.protocol === 'https:' && url.host === consoleHost && url.pathname === '/' && url.search + url.hash === '') {
    return 'value:console-url'
  }
  return url.href
}

/** The first host of a URL outside StackOne, which is the provider's console; further ones follow. */
export function hostsIn(urls: readonly string[]): string[] {
  const hosts = urls.flatMap((written) => {
    if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return []
    const { host, hostname, port } = new URL(written)
    return port === '' && hostname.includes('.') && !/(?:^|\.)stackone\.com$/.test(hostname) ? [host] : []
  })
  return [...new Set(hosts)]
}
