import { expect, test } from 'vitest'
import type { LoadedGuide } from '../guide/source'
import { parseGuide } from '../guides/parse-guide'
import { databricks } from '../guides/testing/databricks'
import { lintPage } from './lint'
import { linksIn } from './page-texts'
import { acmePage, panelOf, profileSection, scopesStep, sectionWith } from './testing/page'
import { importPage } from './to-guide'

// A page with the facts, the markup and the defects of StackOne's page about Databricks, in our own words. It is
// generated from the handmade guide, to compare the import with it.

const CALLBACK = 'https://api.stackone.com/connect/oauth2/databricks/callback'
const PROFILES = 'value:connector-profiles-url'
const SHOWN = ['all-apis', 'offline_access', 'scim', 'access-management', 'billing', 'provisioning', 'unity-catalog']

const page = acmePage(
  [
    '<Warning>Only an account admin can do this.</Warning>',
    panelOf(databricks.guide.actions.map(({ id, label, scopes }) => ({ id, label, scopes }))),
    sectionWith(
      '<p>Open the <a href="https://accounts.cloud.databricks.com" target="_blank" rel="noopener noreferrer">console</a>. The <strong>Account ID</strong> is under the picture of the user.</p>',
      { title: 'The account', step: 'Find the Account ID' },
    ),
    sectionWith(
      `<p>Make the app, with this list:</p>

<ul>
  <li><strong>Redirect URLs</strong>: Enter \`${CALLBACK}\`</li>
  <li><strong>Access scopes</strong>: <strong>All APIs</strong> is required</li>
</ul>`,
      { title: 'The app', step: 'Make the app' },
    ),
    sectionWith(
      `<ul>
  <li><strong>Client ID</strong> — put it in StackOne's form</li>
  <li><strong>Client Secret</strong> — put it there too</li>
</ul>`,
      { title: 'The credentials', step: 'Keep both values' },
    ),
    scopesStep(
      SHOWN,
      '<p><strong>Scopes</strong> defaults to `all-apis offline_access` when nothing is entered. Individual scopes narrow it:</p>',
    ),
    profileSection(
      [
        '<strong>Account ID</strong>',
        '<strong>Client ID</strong>',
        '<strong>Client Secret</strong>',
        '<strong>Scopes</strong> (Optional)',
      ],
      { connector: 'Databricks', type: 'OAuth 2.0 (U2M - User to Machine)' },
    ),
  ].join('\n\n'),
  'Databricks OAuth 2.0 (U2M - User to Machine) connector profile – StackOne setup guide',
).replace('OAuth 2.0 connector profile for Acme', 'OAuth 2.0 (U2M - User to Machine) connector profile for Databricks')

function imported(): LoadedGuide {
  const result = importPage(page)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const parsed = parseGuide(result.guide.texts)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.guide
}

const isToProfiles = ({ url }: { url: string }) => url === PROFILES

/** The facts of StackOne and the provider in a guide, without its wording. */
function factsOf({ guide, document }: LoadedGuide) {
  const steps = document.sections.flatMap((section) => section.steps)
  const stepOf = (key: string) => guide.fields.find((field) => field.key === key)?.step
  const order = [
    steps.findIndex(({ id }) => id === stepOf('accountId')),
    steps.findIndex(({ id }) => id === stepOf('clientSecret')),
    steps.findIndex(({ scopes }) => scopes.length > 0),
    steps.findIndex(({ content }) => content.some((node) => linksIn(node).some(isToProfiles))),
  ]
  return {
    connectorName: guide.connectorName,
    method: guide.method,
    purpose: guide.purpose,
    address: `${guide.connector}`,
    actionPrefix: guide.actionPrefix,
    actions: guide.actions.map(({ id, label, scopes }) => ({ id, label, scopes })),
    scopes: guide.scopes.map(({ id }) => id),
    offline: guide.offlineAccess?.scope,
    defaults: guide.defaultScopes,
    gates: [...new Set(steps.flatMap(({ scopes }) => scopes))].sort(),
    ungated: steps.some(({ scopes }) => scopes.length === 0),
    fields: guide.fields.map(({ key, label, kind, role, required }) => ({ key, label, kind, role, required })),
    fieldSteps: guide.fields.map(({ step }) => step !== undefined),
    callback: guide.constants['stackone-callback-url'],
    host: guide.clouds[0]?.host,
    isInStackOne: document.sections
      .filter(({ steps: own }) => own.some(({ content }) => content.some((node) => linksIn(node).some(isToProfiles))))
      .map((section) => section.isInStackOne),
    isInOrder: order.every((place, index) => place > (order[index - 1] ?? -1)),
  }
}

test('StackOne’s page about Databricks becomes a guide with the same facts as the handmade one', () => {
  expect(factsOf(imported())).toEqual({ ...factsOf(databricks), isInOrder: true })
})

test('the lint finds the page’s three defects at their lines', () => {
  const linted = lintPage(page)
  if (!linted.ok) throw new Error('Not linted.')
  const lines = page.split('\n')
  const found = linted.findings.filter(({ level }) => level !== 'hint')
  expect(found.map(({ rule, line }) => [rule, lines[line - 1]?.trim().slice(0, 40)])).toEqual([
    ['scope-contradiction', '<li><strong>Access scopes</strong>: <str'],
    ['scope-unexplained', '<Step title="Set the scopes">'],
    ['scopes-in-one-code', '<p><strong>Scopes</strong> defaults to `'],
  ])
  expect(found[1]?.message).toContain('networking')
})
