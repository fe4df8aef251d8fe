import type { RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { type ProviderTest, providerTestSchema } from '../oauth-test/provider'
import { shortId } from './action-list'
import type { GuideDocument } from './document'
import { COMPUTED_NAMES } from './live-values'
import { type Guide, guideSchema } from './schema'
import type { LoadedGuide } from './source'

const CALLOUTS = ['note', 'warning']
const LIVE_TEXTS = ['value', 'copy']
const PLAIN_PARTS = ['scopes', 'cloud-note']
const FORM = 'form'

/** Ids of the page's own parts, which links lead to. */
const TAKEN_IDS = [
  'announcer',
  'choose',
  'main',
  'offline-access-hint',
  'scopes-selected',
  'search-actions',
  'share-title',
  'steps',
]

/** What is wrong with a guide, in sentences for its author; empty when nothing is. */
export function checkGuide({ guide, document, test }: LoadedGuide): string[] {
  const parsed = guideSchema.safeParse(guide)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
  return [
    ...checkNames(guide, document),
    ...checkScopes(guide, document),
    ...checkClouds(guide),
    ...checkText(guide, document),
    ...checkProfile(guide, document),
    ...(test ? checkTest(test, guide, document) : []),
  ]
}

function checkNames(guide: Guide, document: GuideDocument): string[] {
  const steps = document.sections.flatMap((section) => section.steps)
  const names: [what: string, names: string[]][] = [
    ['action id', guide.actions.map(({ id }) => id)],
    ['action label', guide.actions.map(({ label }) => label)],
    ['scope', guide.scopes.map(({ id }) => id)],
    ['cloud', guide.clouds.map(({ id }) => id)],
    ['form', guide.forms.map(({ id }) => id)],
    ['section or step id', [...document.sections, ...steps].map(({ id }) => id)],
  ]
  const duplicates = names.flatMap(([what, all]) =>
    all.filter((name, index) => all.indexOf(name) !== index).map((name) => `The ${what} "${name}" is there twice.`),
  )
  const taken = [...document.sections, ...steps]
    .filter(({ id }) => TAKEN_IDS.includes(id))
    .map(({ id }) => `The section or step id "${id}" is one of the page's own.`)
  return [...duplicates, ...taken, ...checkLinkNames(guide)]
}

/** Each action needs names of its own in links, which know no case and may leave the prefix out. */
function checkLinkNames(guide: Guide): string[] {
  const owners = new Map([['all', 'all']])
  return guide.actions.flatMap(({ id }) => {
    const names = [...new Set([id, shortId(guide, id)].map((name) => name.toLowerCase()))]
    const taken = names.flatMap((name) => owners.get(name) ?? [])
    for (const name of names) owners.set(name, id)
    return [
      ...taken.map((owner) => `A link cannot tell the action "${id}" from "${owner}".`),
      ...names
        .filter((name) => !/^[a-z0-9]/.test(name))
        .map(() => `Without its prefix, the action id "${id}" is no name.`),
    ]
  })
}

function checkScopes(guide: Guide, document: GuideDocument): string[] {
  const problems: string[] = []
  const catalogue = new Set(guide.scopes.map(({ id }) => id))
  if (guide.offlineAccess && catalogue.has(guide.offlineAccess.scope)) {
    problems.push(`The scope "${guide.offlineAccess.scope}" is added to every choice: take it out of the catalogue.`)
  }
  const known = new Set([...catalogue, ...(guide.offlineAccess ? [guide.offlineAccess.scope] : [])])
  for (const { id, scopes } of guide.actions) {
    for (const scope of scopes) {
      if (!catalogue.has(scope))
        problems.push(`The action "${id}" needs the scope "${scope}", which is not in the catalogue.`)
    }
  }
  const explained = new Set<string>()
  for (const { id, scopes } of document.sections.flatMap((section) => section.steps)) {
    for (const scope of scopes) {
      explained.add(scope)
      if (!known.has(scope)) problems.push(`The step "${id}" is gated by "${scope}", which is no scope of this guide.`)
    }
  }
  for (const scope of new Set(guide.actions.flatMap((action) => action.scopes))) {
    if (!explained.has(scope)) problems.push(`No step explains the scope "${scope}", which actions need.`)
  }
  for (const scope of guide.defaultScopes) {
    if (!known.has(scope)) problems.push(`The default scope "${scope}" is no scope of this guide.`)
  }
  return problems
}

function checkClouds(guide: Guide): string[] {
  const known = new Set(guide.clouds.map(({ id }) => id))
  const named = [
    ...guide.clouds.flatMap(({ id, sameActionsAs }) => (sameActionsAs ? [[id, sameActionsAs] as const] : [])),
    ...guide.actions.flatMap(({ id, clouds }) =>
      Array.isArray(clouds) ? clouds.map((cloud) => [id, cloud] as const) : [],
    ),
  ]
  return named
    .filter(([, cloud]) => !known.has(cloud))
    .map(([id, cloud]) => `"${id}" names the cloud "${cloud}", which is not there.`)
}

function checkProfile(guide: Guide, document: GuideDocument): string[] {
  const steps = new Set(document.sections.flatMap((section) => section.steps.map(({ id }) => id)))
  return Object.entries(guide.profile.fields)
    .filter(([, { step }]) => !steps.has(step))
    .map(([name, { step }]) => `The profile's field "${name}" names the step "${step}", which is not there.`)
}

/** Directives and links that lead nowhere, and constants and forms that nothing shows. */
function checkText(guide: Guide, document: GuideDocument): string[] {
  const problems: string[] = []
  const values = new Set([...COMPUTED_NAMES, ...Object.keys(guide.constants)])
  const anchors = new Set(document.sections.flatMap((section) => [section.id, ...section.steps.map(({ id }) => id)]))
  const used = new Set<string>()
  const noteValue = (name: string, where: string) => {
    used.add(name)
    if (!values.has(name)) problems.push(`${where} shows the live value "${name}", which is not there.`)
  }
  for (const node of allNodes(document)) {
    const where = `Line ${node.position?.start.line}`
    if (node.type === 'textDirective' && LIVE_TEXTS.includes(node.name)) noteValue(plainText(node), where)
    else if (node.type === 'leafDirective' && node.name === FORM) {
      const id = node.attributes?.id ?? ''
      used.add(`${FORM}:${id}`)
      if (!guide.forms.some((form) => form.id === id))
        problems.push(`${where} shows the form "${id}", which is not there.`)
    } else if (node.type === 'leafDirective' && PLAIN_PARTS.includes(node.name)) continue
    else if (node.type === 'containerDirective' && CALLOUTS.includes(node.name)) continue
    else if ('name' in node) problems.push(`${where}: the directive "${node.name}" is unknown here.`)
    else if (node.type === 'html') problems.push(`${where} has HTML, which is not shown.`)
    else if (node.type === 'definition')
      problems.push(`${where}: write the link "${node.identifier}" out where it is used.`)
    else if (node.type === 'link' && node.url.startsWith('value:')) noteValue(node.url.slice('value:'.length), where)
    else if (node.type === 'link' && node.url.startsWith('#') && !anchors.has(node.url.slice(1))) {
      problems.push(`${where} links to "${node.url}", which is not there.`)
    }
  }
  for (const form of guide.forms) {
    for (const name of form.fields.flatMap((field) => field.values)) noteValue(name, `The form "${form.id}"`)
    if (!used.has(`${FORM}:${form.id}`)) problems.push(`Nothing shows the form "${form.id}".`)
  }
  for (const name of Object.keys(guide.constants)) {
    if (!used.has(name)) problems.push(`Nothing shows the constant "${name}".`)
  }
  return problems
}

function allNodes(document: GuideDocument): RootContent[] {
  const descend = (node: RootContent): RootContent[] => [
    node,
    ...('children' in node ? node.children.flatMap((child) => descend(child)) : []),
  ]
  const content = document.sections.flatMap((section) => [
    ...section.intro,
    ...section.steps.flatMap((step) => step.content),
  ])
  return [...document.intro, ...content].flatMap(descend)
}

function checkTest(test: ProviderTest, guide: Guide, document: GuideDocument): string[] {
  const parsed = providerTestSchema.safeParse(test)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => `test.${path.join('.')}: ${message}`)
  }
  const ids = document.sections.flatMap(({ steps }) => steps.map(({ id }) => id))
  const clouds = guide.clouds.map(({ id }) => id)
  const probed = test.probes.map(({ scope }) => scope)
  return [
    ...Object.values(test.steps)
      .filter((step) => !ids.includes(step))
      .map((step) => `The test leads to the step "${step}", which is not there.`),
    ...test.probes
      .flatMap((probe) => probe.clouds ?? [])
      .filter((cloud) => !clouds.includes(cloud))
      .map((cloud) => `A probe names the cloud "${cloud}", which is not there.`),
    ...guide.scopes
      .filter(({ id }) => !probed.includes(id) && id !== guide.offlineAccess?.scope)
      .map(({ id }) => `The test has no probe for the scope "${id}".`),
  ]
}
