import { distanceBetween, nearest } from '../guide/nearest'
import { effectOfAction } from './effect-of'
import type { Finding } from './lint'
import { CALLBACK, type PageNames } from './names'
import { kindOf, pageFields } from './page-fields'
import { type PageScopes, PROTOCOL_SCOPES, scopesOfAction, splitScopes } from './page-scopes'
import { boldIn, codesIn, linksIn, type PlainText } from './page-texts'
import type { GuidePage, PageAction } from './read-page'

interface LintContext {
  page: GuidePage
  names: PageNames
  scopes: PageScopes
  /** The scopes that steps show or are for. */
  shown: readonly string[]
  /** The actions that need each scope, by their labels. */
  needed: ReadonlyMap<string, readonly string[]>
  texts: readonly PlainText[]
  /** The page's lines; lines that are too long for a text are empty. */
  lines: readonly string[]
  /** The first line with a text, from a given line on; that line if none has it. */
  lineOf: (text: string, from?: number) => number
  /** The same for a text in code. */
  lineOfCode: (code: string, from: number) => number
}

type Found = Omit<Finding, 'rule' | 'level'>

interface Rule {
  level: Finding['level']
  find: (context: LintContext) => Found[]
}

/** By the rule's name. */
export const LINT_RULES: Readonly<Record<string, Rule>> = {
  'scope-unexplained': {
    level: 'error',
    find: ({ needed, shown, page }) =>
      [...needed]
        .filter(([scope]) => shown.length > 0 && !shown.includes(scope))
        .map(([scope, labels]) => ({
          line: firstDisplay(page),
          message: `No step shows the scope ${scope}, which ${some(labels)} ${labels.length === 1 ? 'needs' : 'need'}.`,
          fix: 'Add it to the list of scopes of the step that explains them.',
        })),
  },
  'scope-unneeded': {
    level: 'warning',
    find: ({ needed, shown, page, lineOf }) =>
      shown
        .filter((scope) => needed.size > 0 && !needed.has(scope) && !PROTOCOL_SCOPES.includes(scope))
        .map((scope) => ({
          line: lineOf(scope, firstDisplay(page)),
          message: `A step shows the scope ${scope}, which no action needs.`,
          fix: `Remove it, or correct the scopes of the actions.${meant(scope, [...needed.keys()])}`,
        })),
  },
  'scope-contradiction': {
    level: 'warning',
    find: ({ texts, lineOf }) => {
      const all = texts.find(
        ({ text }) => /\ball (?:apis?|scopes|permissions)\b/i.test(text) && /\b(?:required|must|needs?)\b/i.test(text),
      )
      const few = texts.find(({ text }) => /\b(?:individual|specific|only the) scopes\b/i.test(text))
      if (!all || !few) return []
      const line = lineOf('ll API', all.line)
      return [
        {
          line: line === all.line ? all.line : line,
          message: `Here all scopes are required; in line ${lineOf('ndividual scopes', few.line)} only some may be asked for.`,
          fix: 'Say what is the upper limit, set in the app, and what is asked for at the sign-in.',
        },
      ]
    },
  },
  'scope-invalid': {
    level: 'error',
    find: ({ page, lineOf }) =>
      actionsOf(page).flatMap((action) =>
        action.scopes
          .filter((scope) => splitScopes(scope).length !== 1 || splitScopes(scope)[0] !== scope)
          .map((scope) => ({
            line: lineOf(action.id),
            message: `“${scope}” of the action ${action.id} is not one scope.`,
            fix: 'Write each scope by itself: printable ASCII without space, comma, quote and backslash (RFC 6749 section 3.3).',
          })),
      ),
  },
  'scope-spelling': {
    level: 'warning',
    find: ({ texts, needed, shown, lineOfCode }) => {
      const known = [...new Set([...needed.keys(), ...shown])]
      return onceEach(
        texts.flatMap(({ node, line }) =>
          codesIn(node)
            .flatMap((code) => (splitScopes(code).length === 1 ? splitScopes(code) : []))
            .filter((word) => !known.includes(word) && !PROTOCOL_SCOPES.includes(word))
            .flatMap((word) => {
              const other = known.find((scope) => isVariant(word, scope))
              return other === undefined
                ? []
                : [
                    {
                      line: lineOfCode(word, line),
                      message: `The text has ${word}, the actions have ${other}.`,
                      fix: 'Write it as the actions have it.',
                    },
                  ]
            }),
        ),
      )
    },
  },
  'scopes-in-one-code': {
    level: 'warning',
    find: ({ texts, needed, shown, lineOfCode }) => {
      const known = new Set([...needed.keys(), ...shown, ...PROTOCOL_SCOPES])
      return onceEach(
        texts.flatMap(({ text, node, line }) =>
          codesIn(node)
            .filter((code) => {
              const words = code.split(/[\s,]+/)
              const isKnown = words.every((word) => known.has(word))
              return (
                words.length > 1 &&
                (isKnown ||
                  (/\bscopes?\b/i.test(text) &&
                    words.every((word) => /^[a-z][a-z0-9_.:-]*$/.test(word)) &&
                    !/^(?:curl|npm|git|http)/.test(code)))
              )
            })
            .map((code) => ({
              line: lineOfCode(code, line),
              message: `“${code}” is one code with several scopes.`,
              fix: 'Write each scope in a code of its own, and say what separates them.',
            })),
        ),
      )
    },
  },
  'several-scopes': {
    level: 'hint',
    find: ({ page, texts, lineOf }) => {
      const several = actionsOf(page).filter((action) => scopesOfAction(action).length > 1)
      if (
        several.length === 0 ||
        texts.some(({ text }) => /\b(?:any|one|all) of (?:the|these|its) scopes\b/i.test(text))
      )
        return []
      return [
        {
          line: lineOf('data-guide-actions-json'),
          message: `${some(several.map(({ label }) => label))} ${several.length === 1 ? 'has' : 'have'} several scopes. Whether all are needed, or any will do, is not said.`,
          fix: 'Say it in the step that explains the scopes.',
        },
      ]
    },
  },
  'write-scope-for-reading': {
    level: 'hint',
    find: ({ page, lineOf }) =>
      actionsOf(page)
        .filter((action) => {
          const scopes = scopesOfAction(action)
          const { effect, isKnown } = effectOfAction(action)
          return (
            isKnown &&
            effect === 'read' &&
            scopes.length > 0 &&
            scopes.every((scope) => /(?:^|[.:_/-])(?:create|write|manage|delete|update)$/i.test(scope))
          )
        })
        .map((action) => ({
          line: lineOf(action.id),
          message: `${action.label} reads, and asks for ${scopesOfAction(action).join(' ')}.`,
          fix: 'Ask for a scope that only reads, if there is one.',
        })),
  },
  'duplicate-action': {
    level: 'error',
    find: ({ page, lineOf }) => {
      const actions = actionsOf(page)
      return actions.flatMap(({ id, label }, index) => {
        const earlier = actions.slice(0, index)
        const same = earlier.some((other) => other.id === id)
          ? `the id ${id}`
          : earlier.some((other) => other.label === label)
            ? `the label “${label}”`
            : null
        return same === null
          ? []
          : [{ line: lineOf(id), message: `Two actions have ${same}.`, fix: 'Rename or remove one of them.' }]
      })
    },
  },
  'duplicate-title': {
    level: 'warning',
    find: ({ page }) => {
      const titles = page.sections.flatMap((section) => [section, ...section.steps])
      return titles.flatMap(({ title, line }, index) =>
        titles.slice(0, index).some((other) => other.title.toLowerCase() === title.toLowerCase())
          ? [
              {
                line,
                message: `“${title}” is the title of two sections or steps.`,
                fix: 'Say what is different about this one.',
              },
            ]
          : [],
      )
    },
  },
  'label-differs-from-id': {
    level: 'hint',
    find: ({ page, names, lineOf }) =>
      actionsOf(page).flatMap((action) => {
        const [own, said] = [wordsOfId(action.id, names.key), wordsIn(action.label)]
        const odd = said.filter((word) => !own.some((other) => isSameWord(word, other)))
        const left = own.filter((word) => !said.some((other) => isSameWord(word, other)))
        if (odd.length === 0 && left.length === 0) return []
        const misspelt = odd.find((word) => left.some((other) => word.length > 3 && distanceBetween(word, other) <= 2))
        return [
          {
            line: lineOf(action.id),
            message: misspelt
              ? `“${misspelt}” in the label “${action.label}” is spelled differently in the id ${action.id}.`
              : `The label “${action.label}” says something else than the id ${action.id}.`,
            fix: misspelt ? 'Correct the spelling.' : 'Make the label say what the id says.',
          },
        ]
      }),
  },
  'id-without-key': {
    level: 'error',
    find: ({ page, names, lineOf }) =>
      actionsOf(page)
        .filter(({ id }) => names.keySource !== 'name' && !id.toLowerCase().startsWith(`${names.key}_`))
        .slice(0, 5)
        .map(({ id }) => ({
          line: lineOf(id),
          message: `The id ${id} does not begin with the connector’s key, ${names.key}.`,
          fix:
            names.keySource === 'callback'
              ? 'Compare it with the redirect URL: one of them is wrong.'
              : 'Correct the id.',
        })),
  },
  'callback-key': {
    level: 'error',
    find: ({ page, names, texts, lineOf }) => {
      const ids = actionsOf(page).map(({ id }) => id.toLowerCase())
      const urls = texts.flatMap(({ text, line }) => {
        const [url = '', key = ''] = CALLBACK.exec(text) ?? []
        return url === '' ? [] : [{ url, key: key.toLowerCase(), line }]
      })
      return urls
        .filter(({ key }) => (ids.length > 0 && !ids.every((id) => id.startsWith(`${key}_`))) || key !== names.key)
        .map(({ url, key, line }) => ({
          line: lineOf(url, line),
          message: `The redirect URL has the key ${key}, which is not that of the actions.`,
          fix: `Write the connector’s own key in ${url}.`,
        }))
    },
  },
  'callback-missing': {
    level: 'hint',
    find: ({ names, texts, page }) => {
      const isFlow = /oauth/i.test(names.method ?? '') && !/client credentials|jwt|password/i.test(names.method ?? '')
      return names.purpose === 'connector-profile' && isFlow && !texts.some(({ text }) => CALLBACK.test(text))
        ? [
            {
              line: page.title.line,
              message: 'The page has no redirect URL of StackOne.',
              fix: 'If users sign in, name the one to register.',
            },
          ]
        : []
    },
  },
  'field-unexplained': {
    level: 'warning',
    find: ({ page, texts, lineOf }) =>
      pageFields(page)
        .filter(({ label }) => kindOf(label).role !== 'scopes')
        .filter(({ label }) => {
          const name = label
            .replace(/\(.*?\)/g, '')
            .trim()
            .toLowerCase()
          const titles = page.sections
            .filter(({ part }) => part === 'provider')
            .flatMap(({ title, steps }) => [title, ...steps.map((step) => step.title)])
          return ![...titles, ...texts.filter(({ part }) => part !== 'stackone').map(({ text }) => text)].some((text) =>
            text.toLowerCase().includes(name),
          )
        })
        .map(({ label }) => ({
          line: lineOf(label, page.sections.find(({ part }) => part === 'stackone')?.line ?? 1),
          message: `No step tells where the field “${label}” comes from.`,
          fix: 'Add a step that shows where it is, under the same name.',
        })),
  },
  'method-and-fields': {
    level: 'warning',
    find: ({ page, names, lineOf }) => {
      const method = (names.method ?? '').toLowerCase()
      const kind = ['api key', 'api token', 'access token', 'personal access token'].find((each) =>
        method.includes(each),
      )
      const other = pageFields(page).find(
        ({ label }) =>
          /\b(?:key|token)\b/i.test(label) &&
          kind !== undefined &&
          !kind.includes(label.toLowerCase()) &&
          !label.toLowerCase().includes(kind),
      )
      return kind === undefined || !other
        ? []
        : [
            {
              line: lineOf(other.label),
              message: `The page is about “${names.method}”, and its field is called “${other.label}”.`,
              fix: 'Call both the same.',
            },
          ]
    },
  },
  'connector-spelling': {
    level: 'warning',
    find: ({ names, texts, page, lineOf }) => {
      const squeezed = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
      const own = names.connectorName
      const written = [
        page.description?.text ?? '',
        ...texts.map(({ text }) => text),
        ...page.sections.map(({ title }) => title),
      ]
      const words = written.flatMap((text) => text.match(/\b[A-Z][A-Za-z0-9]*(?:[ .-][A-Z][A-Za-z0-9]*)?\b/g) ?? [])
      const other = words.find((word) => word !== own && squeezed(word) === squeezed(own) && !own.includes(word))
      return other === undefined
        ? []
        : [
            {
              line: lineOf(other),
              message: `The connector is spelled “${own}” and “${other}”.`,
              fix: 'Spell it as the provider does, everywhere.',
            },
          ]
    },
  },
  'link-shows-escape': {
    level: 'error',
    find: ({ lines }) =>
      lines.flatMap((text, index) => {
        const bare = text.replace(/`[^`]*`/g, '')
        if (/>[^<]*\[[^\]]*\]\([^)]*\)[^<]*<\/a>/.test(bare)) {
          return [
            {
              line: index + 1,
              message: 'A link wraps another link: its brackets are shown.',
              fix: 'Write the address once: <a href="…">text</a>.',
            },
          ]
        }
        return /https?\\:/.test(bare)
          ? [
              {
                line: index + 1,
                message: 'An address shows its own escape, “\\:”.',
                fix: 'Write it as code, or without the backslash.',
              },
            ]
          : []
      }),
  },
  'link-wraps-itself': {
    level: 'hint',
    find: ({ texts, lineOf }) =>
      texts.flatMap(({ node, line }) =>
        linksIn(node)
          .filter(({ url, text }) => /^https?:/.test(text) && text.replace(/\/$/, '') === url.replace(/\/$/, ''))
          .map(({ url }) => ({
            line: lineOf(url, line),
            message: `The link’s text is its own address, ${url}.`,
            fix: 'Say where it leads.',
          })),
      ),
  },
  'link-to-the-root': {
    level: 'hint',
    find: ({ texts, lineOf }) =>
      texts.flatMap(({ node, line }) =>
        linksIn(node)
          .filter(
            ({ url, text }) =>
              URL.canParse(url) &&
              new URL(url).pathname === '/' &&
              /\b(?:settings|tokens?|api|apps|integrations?|developers?)\b/i.test(text),
          )
          .map(({ url, text }) => ({
            line: lineOf(url, line),
            message: `“${text}” leads to the start page ${url}.`,
            fix: 'Link to the page itself.',
          })),
      ),
  },
  'list-in-paragraph': {
    level: 'warning',
    find: ({ lines }) =>
      lines.flatMap((text, index) =>
        /(?:^|>)\s*[-•*] [^<]*<br\s*\/?>\s*[-•*] /.test(text)
          ? [{ line: index + 1, message: 'A list is squeezed into a paragraph.', fix: 'Write <ul> and <li>.' }]
          : [],
      ),
  },
  'hard-break': {
    level: 'hint',
    find: ({ lines }) =>
      lines.flatMap((text, index) =>
        /<p>[^<]*[^<\s.:;!?][^\S\n]*<br\s*\/?>\s*[a-z]/.test(text)
          ? [{ line: index + 1, message: 'A sentence has a line break within it.', fix: 'Remove the <br />.' }]
          : [],
      ),
  },
  'section-without-steps': {
    level: 'warning',
    find: ({ page }) =>
      page.sections
        .filter(({ steps }) => steps.length === 0)
        .map(({ title, line }) => ({
          line,
          message: `The section “${title}” has no steps.`,
          fix: 'Make its instructions steps.',
        })),
  },
  'warning-missing': {
    level: 'hint',
    find: ({ page }) =>
      page.intro.some((node) => node.type === 'containerDirective' && node.name === 'warning')
        ? []
        : [
            {
              line: page.title.line,
              message: 'The page does not say which rights are needed.',
              fix: 'Add a <Warning> below the description.',
            },
          ],
  },
  article: {
    level: 'warning',
    find: ({ page, lineOf }) => {
      const found = /\b(a) ([AEIOaeio]\w+)|\b(an) ([BCDFGJKLNPQTVWYZbcdfgjklnpqtvwyz][a-z]\w*)/.exec(
        page.description?.text ?? '',
      )
      const [words = ''] = found ?? []
      // “a one-time …”, “a European …”.
      return words === '' || /^a (?:one|once|eu|ewe|uni)/i.test(words)
        ? []
        : [
            {
              line: lineOf(words, page.description?.line),
              message: `“${words}” has the wrong article.`,
              fix: `Write “${/^an /i.test(words) ? 'a' : 'an'} ${words.split(' ')[1]}”.`,
            },
          ]
    },
  },
  'type-differs': {
    level: 'warning',
    find: ({ texts, names, lineOf }) =>
      texts.flatMap(({ text, node, line }) => {
        const [, type] = /^Select Type as (.+)$/i.exec(text.trim()) ?? []
        return type !== undefined &&
          names.method !== null &&
          type.trim() !== names.method &&
          boldIn(node).includes(type.trim())
          ? [
              {
                line: lineOf(type.trim(), line),
                message: `The Type is “${type.trim()}” here, and “${names.method}” above.`,
                fix: 'Write it as StackOne’s form has it.',
              },
            ]
          : []
      }),
  },
  'refers-to-nothing': {
    level: 'hint',
    find: ({ texts, lineOf }) =>
      texts
        .filter(({ text, part }) => part !== 'stackone' && /\bfields? below\b/i.test(text))
        .map(({ line }) => ({
          line: lineOf('below', line),
          message: 'The text speaks of a field below, and the page has none.',
          fix: 'Name the field of StackOne’s form.',
        })),
  },
}

function actionsOf({ actions }: GuidePage): readonly PageAction[] {
  return actions?.list ?? []
}

function firstDisplay({ sections, title }: GuidePage): number {
  const steps = sections.flatMap((section) => section.steps)
  return (
    (steps.find(({ displayed }) => displayed.length > 0) ?? steps.find(({ gate }) => gate.length > 0))?.line ??
    title.line
  )
}

function some(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '')
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near === null ? '' : ` Did you mean ${near}?`
}

/** The same scope in another spelling: the end of a URL, another case, a typing error. */
function isVariant(word: string, scope: string): boolean {
  const [one, other] = [word.toLowerCase(), scope.toLowerCase()]
  if (one === other) return true
  if (other.endsWith(`/${one}`) || one.endsWith(`/${other}`)) return true
  const isLong = Math.min(one.length, other.length) >= 6
  return isLong && Math.abs(one.length - other.length) <= 1 && /[._:/-]/.test(one) && distanceBetween(one, other) <= 1
}

function onceEach(findings: readonly Found[]): Found[] {
  const seen = new Set<string>()
  return findings.filter(({ message }) => !seen.has(message) && Boolean(seen.add(message)))
}

const FILLERS = new Set('a an the of for to in on from by with and or'.split(' '))

function wordsOfId(id: string, key: string): string[] {
  const own = id.toLowerCase().startsWith(`${key}_`) ? id.slice(key.length + 1) : id
  return own.split(/[_-]+/).flatMap(wordsIn)
}

function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !FILLERS.has(word))
}

/** The same word, in the singular or plural, or shortened. */
function isSameWord(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const stem = (word: string) => word.replace(/(?:ies|es|s|y|e)$/, '')
  return stem(one) === stem(other) || (short.length >= 4 && long.startsWith(stem(short)))
}
