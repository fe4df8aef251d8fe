import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { guidePath } from '../urls'
import { readLinkProblems } from './link-problems'
import { llmsText } from './llms-text'
import { loadSelection, SELECTION_KEYS } from './search-params'
import { SEPARATOR_IDS } from './separators'

const publicUrl = 'https://wizard.example'
const guides = [databricksOauthU2m, acmeOauth]
const text = llmsText(guides, publicUrl)
const links = [...text.matchAll(/^- \[(.+)\]\((.+)\): .+$/gm)].map(([, name, url]) => ({
  name,
  url: new URL(url ?? ''),
}))

test('llms.txt has the form of llmstxt.org: a title, a quotation, then a section with links for each guide', () => {
  expect(text).toMatch(/^# .+\n\n> .+\n/)
  expect(text.match(/^# /gm)).toHaveLength(1)
  expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual([
    'Databricks, OAuth 2.0 (U2M - User to Machine)',
    'Acme, OAuth 2.0',
  ])
  expect(text).not.toMatch(/undefined|\[object/)
})

test('each guide has its page, its Markdown, its JSON and an example at the public URL', () => {
  expect(links.every(({ url }) => url.origin === publicUrl)).toBe(true)
  expect(links.map(({ url }) => url.pathname)).toEqual(
    guides.flatMap((guide) => ['', '/guide.md', '/guide.json', '/guide.md'].map((end) => guidePath(guide) + end)),
  )
})

test.each(guides)('the example of $connectorName chooses actions, and its link has no problems', (guide) => {
  const examples = links.filter(({ url }) => url.search && url.pathname.startsWith(guidePath(guide)))
  expect(examples).toHaveLength(1)
  for (const { url } of examples) {
    expect(loadSelection(guide, url.searchParams).actions.length).toBeGreaterThan(0)
    expect(readLinkProblems(guide, url.searchParams)).toEqual([])
  }
})

test('each action has a line of its own, with its scopes and effect', () => {
  expect(text).toContain('\n- databricks_list_users: List Users; scopes: scim; reads\n')
  const lines = text.split('\n').filter((line) => /; scopes: .+; (reads|writes|deletes)$/.test(line))
  expect(lines).toHaveLength(guides.flatMap(({ actions }) => actions).length)
})

test('every parameter, separator, cloud and action id is listed', () => {
  const names = [
    ...Object.values(SELECTION_KEYS),
    ...SEPARATOR_IDS,
    ...guides.flatMap(({ actions, clouds }) => [...actions, ...clouds].map(({ id }) => id)),
  ]
  const words = new Set(text.split(/[^\w-]+/))
  expect(names.filter((name) => !words.has(name))).toEqual([])
})
