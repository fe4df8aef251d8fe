import fc from 'fast-check'
import type { RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { acme } from '@/e2e/fixtures/acme'
import { manyActions } from '@/e2e/fixtures/many-actions'
import { databricks } from '@/lib/guides/testing/databricks'
import { parseDocument } from './document'
import { readLinkProblems } from './link-problems'
import { guideMarkdown } from './markdown'
import { loadSelection } from './search-params'
import type { LoadedGuide } from './source'

/** The names of a guide's directives. Any other colon is text. */
const DIRECTIVES = ['section', 'step', 'note', 'warning', 'value', 'copy', 'scopes', 'cloud-note', 'form']
const publicUrl = 'https://wizard.example'
const parser = unified().use(remarkParse).use(remarkDirective)

function write({ guide, document, commands }: LoadedGuide, query: string): string {
  const selection = loadSelection(guide, new URLSearchParams(query))
  return guideMarkdown(document, { guide, selection, publicUrl, commands })
}

function writeReal(query: string): string {
  return write(databricks, query)
}

/** The text of each step by its title. */
function stepsOf(markdown: string): Map<string, string> {
  const parts = markdown.split(/^### (?:\d+\. )?/m).slice(1)
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.split(/^## /m)[0] ?? '']))
}

function allNodes(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => [node, ...('children' in node ? allNodes(node.children) : [])])
}

describe.each([databricks, acme, { ...acme, guide: manyActions(72) }])('for any choice of $guide.slug', (loaded) => {
  const { guide, document } = loaded
  const anyQuery = fc
    .record({
      actions: fc.subarray(guide.actions.map(({ id }) => id)).map((ids) => ids.join(',')),
      cloud: fc.constantFrom(...guide.clouds.map(({ id }) => id)),
      separator: fc.constantFrom('space', 'newline', 'pipe'),
      offline_access: fc.constantFrom('true', 'false'),
      short: fc.constantFrom('true', 'false'),
    })
    .map((values) => new URLSearchParams(values).toString())

  test('the Markdown has no directive, no gap and no dead link', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const markdown = write(loaded, query)
        expect(markdown).not.toMatch(/:::|::\w|:(value|copy)\[|value:|undefined|null|\[object|\n{3}|(?<!`)``(?!`)/)
        const nodes = allNodes(parser.parse(markdown).children)
        expect(nodes.filter((node) => 'name' in node && DIRECTIVES.includes(`${node.name}`))).toEqual([])
        for (const node of nodes) if (node.type === 'link') expect(node.url).toMatch(/^https:\/\/\w/)
      }),
      { numRuns: 15 },
    )
  }, 30_000)

  test('the tasks are numbered in order, explanations are not, and only those needed by the choice appear', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const headings = [...write(loaded, query).matchAll(/^### (?:(\d+)\. )?(.*)$/gm)]
        const numbers = headings.flatMap(([, number]) => (number ? [Number(number)] : []))
        expect(numbers).toEqual(numbers.map((_, index) => index + 1))
        const { actions, offlineAccess } = loadSelection(guide, new URLSearchParams(query))
        const open = guide.actions.filter(({ id }) => actions.includes(id)).flatMap(({ scopes }) => scopes)
        if (offlineAccess && guide.offlineAccess) open.push(guide.offlineAccess.scope)
        const needed = document.sections
          .flatMap(({ steps }) => steps)
          .filter(
            ({ scopes }) => actions.length === 0 || scopes.length === 0 || scopes.some((each) => open.includes(each)),
          )
        expect(headings.map(([, , title]) => title)).toEqual(needed.map(({ title }) => title))
        expect(headings.map(([, number]) => !number)).toEqual(needed.map(({ isReading }) => isReading))
      }),
      { numRuns: 15 },
    )
  })
})

describe('the text has the exact values', () => {
  test.each([
    ['', 'https://accounts.cloud.databricks.com'],
    ['cloud=azure', '`https://accounts.azuredatabricks.net`'],
    ['cloud=gcp', '[Databricks account console](https://accounts.gcp.databricks.com)'],
    ['', '**Redirect URLs**: `https://api.stackone.com/connect/oauth2/databricks/callback` and '],
    ['', ' and `https://wizard.example/connect/callback`\n'],
    ['', '**Refresh token TTL**: `129600` minutes'],
    ['', '**Access scopes**: `All APIs`'],
    ['', '**Application name**: `StackOne Integration`'],
    ['', 'No actions chosen: every step is shown. An empty Scopes field means `all-apis offline_access`.'],
    ['actions=list_users,list_budgets', '\nScopes: `scim billing offline_access`\n'],
    ['actions=list_users,list_budgets', '**Scopes** is optional. For your choice: `scim billing offline_access`'],
    ['actions=list_users,list_budgets', '- `scim`\n- `billing`\n- `offline_access`\n'],
    ['actions=list_users,list_budgets&separator=newline', '\nScopes: `scim billing offline_access`\n'],
    ['actions=list_users,delete_user', '- `scim`: for List Users (reads), Delete User (deletes). Covers: '],
    ['actions=list_users,delete_user', '2 of 72 actions chosen.'],
    ['actions=list_users&offline_access=false', '\nScopes: `scim`\n'],
    ['actions=list_networks&cloud=azure', '1 chosen action does not exist on Azure: List Network Configurations.'],
    [
      'actions=list_users&cloud=gcp',
      '<https://wizard.example/connectors/databricks/oauth-u2m?actions=list_users&cloud=gcp>',
    ],
  ])('?%s: %s', (query, value) => {
    expect(writeReal(query)).toContain(value)
  })

  test('choosing only networks shows the networking step with its badge', () => {
    const steps = stepsOf(writeReal('actions=list_networks'))
    expect(steps.get('networking: network configurations')).toContain('Enables actions: List Network Configurations\n')
    expect([...steps.keys()].filter((title) => /^[a-z-]+: /.test(title))).toEqual([
      'networking: network configurations',
    ])
  })

  test('a link to a part of the page keeps its words and loses its link', () => {
    expect(writeReal('')).toContain('Keep it for the connector profile.')
  })

  test('a warning is a quotation', () => {
    expect(writeReal('')).toMatch(/^> You must be a \*\*Databricks account admin\*\* /m)
  })

  test('the Markdown ends with one line break', () => {
    expect(writeReal('actions=list_users')).toMatch(/\S\n$/)
  })
})

test('text from a stranger’s link is quoted as text, in one paragraph of the quotation', () => {
  const { guide, document } = databricks
  const rude = '[x](https://evil.example) <b>\r\n\r\n# gone `code` \u001b[2J![i](x)'
  const problems = readLinkProblems(guide, new URLSearchParams({ cloud: rude }))
  const selection = loadSelection(guide, new URLSearchParams())
  const { children } = parser.parse(guideMarkdown(document, { guide, selection, publicUrl }, problems))
  expect(children[1]).toMatchObject({
    type: 'blockquote',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: problems[0] }] }],
  })
})

test.each(['aws', 'azure', 'gcp'])('choosing %s shows its note, if it has one', (chosen) => {
  for (const { note, id } of databricks.guide.clouds) {
    if (!note) continue
    expect(writeReal(`cloud=${chosen}`).includes(note)).toBe(id === chosen)
  }
})

test('a plain colon stays unchanged', () => {
  expect(write(acme, '')).toContain('It is open from 9:30 on.')
})

test('a section without open steps is left out', () => {
  const text = ':::::section{#a title="Open"}\n::::step{#b title="B"}\n::::\n:::::\n\n'
  const gated = text
    .replace('#a title="Open"', '#c title="Closed"')
    .replace('#b title="B"', '#d title="D" scopes="orders.write"')
  const markdown = write({ ...acme, document: parseDocument(text + gated) }, 'actions=list_parts')
  expect(markdown).toContain('## Open')
  expect(markdown).not.toContain('Closed')
})

test('the step of the app has its commands and their files, for the cloud', () => {
  const step = stepsOf(writeReal('cloud=gcp')).get('Add the connection') ?? ''
  for (const label of ['Databricks CLI', 'REST by curl', 'Terraform'])
    expect(step).toContain(`#### By command instead: ${label}`)
  expect(step).toContain('databricks auth login --host https://accounts.gcp.databricks.com --account-id ACCOUNT-ID')
  expect(step).toContain('resource "databricks_custom_app_integration" "stackone" {')
})
