import type { PlainText } from './page-texts'
import { codesIn, textsOf } from './page-texts'
import type { GuidePage, PageAction } from './read-page'

/** Scopes of OAuth and OpenID Connect themselves: no action needs them. */
export const PROTOCOL_SCOPES: readonly string[] = ['offline_access', 'refresh_token', 'openid']
/** Those that bring a refresh token. */
const OFFLINE_SCOPES = ['offline_access', 'refresh_token']
/** RFC 6749 section 3.3. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/

/** The scopes of a page. */
export interface PageScopes {
  /** In the order in which they are shown; scopes that are shown nowhere come last. */
  catalogue: string[]
  /** The scope that brings a refresh token; null if the page has none. */
  offline: string | null
  /** The meaning of an empty Scopes field; empty if the page does not give it. */
  defaults: string[]
}

/** The scopes in a text, with any separator, without invalid ones. */
export function splitScopes(text: string): string[] {
  return text.split(/[\s,;]+/).filter((scope) => SCOPE.test(scope))
}

/** The scopes that an action needs, each once. */
export function scopesOfAction({ scopes }: PageAction): string[] {
  return [...new Set(scopes.flatMap(splitScopes))]
}

/** The labels of the actions that need each scope. */
export function actionsByScope({ actions }: GuidePage): Map<string, string[]> {
  const labels = new Map<string, string[]>()
  for (const action of actions?.list ?? []) {
    for (const scope of scopesOfAction(action)) {
      const known = labels.get(scope)
      if (known) known.push(action.label)
      else labels.set(scope, [action.label])
    }
  }
  return labels
}

/** Every scope that the page shows in a step for copying, or that gates a step. */
export function shownScopes({ sections }: GuidePage): string[] {
  const steps = sections.flatMap((section) => section.steps)
  return [...new Set(steps.flatMap(({ displayed, gate }) => [...displayed, ...gate]).flatMap(splitScopes))]
}

export function scopesOf(page: GuidePage): PageScopes {
  const needed = new Set(page.actions?.list.flatMap(scopesOfAction) ?? [])
  const all = [...new Set([...shownScopes(page), ...needed])]
  const texts = textsOf(page)
  const named = new Set([...all, ...texts.flatMap(({ node }) => codesIn(node).flatMap(splitScopes))])
  const offline = OFFLINE_SCOPES.find((scope) => named.has(scope) && !needed.has(scope)) ?? null
  const catalogue = all.filter((scope) => scope !== offline)
  const known = [...catalogue, ...PROTOCOL_SCOPES]
  return { catalogue, offline, defaults: defaultsIn(texts, known).filter((scope) => known.includes(scope)) }
}

/** The code after the word “default”, in the first text that has both. */
function defaultsIn(texts: readonly PlainText[], known: readonly string[]): string[] {
  for (const { text, node } of texts) {
    const at = text.search(/\bdefaults?\b/i)
    if (at === -1) continue
    const code = codesIn(node).find(
      (each) => text.indexOf(each) > at && splitScopes(each).some((scope) => known.includes(scope)),
    )
    if (code !== undefined) return splitScopes(code)
  }
  return []
}
