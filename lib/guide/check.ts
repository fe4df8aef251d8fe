import { shortId } from './action-list'
import { checkTest } from './check-test'
import { checkText } from './check-text'
import { describeIssue } from './describe-issue'
import type { GuideDocument } from './document'
import { type Guide, guideSchema } from './schema'
import { type GuideSource, guideName, type LoadedGuide, loadGuide } from './source'

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

/** Stands for the address of the sandbox, which adds a cloud that the guide may name. */
const SANDBOX_URL = 'http://localhost'

/** What is wrong with these guides, each sentence with the guide that it is about; empty when nothing is. */
export function checkSources(sources: readonly GuideSource[]): string[] {
  const names = sources.map(({ guide }) => guideName(guide))
  return [
    ...duplicatesOf(names).map((name) => `${name}: Another guide has the same connector and slug.`),
    ...sources.flatMap(checkSource),
  ]
}

function checkSource(source: GuideSource): string[] {
  const loaded = attemptLoad(source)
  if (typeof loaded === 'string') return [loaded]
  return checkGuide(loaded).map((problem) => `${guideName(source.guide)}: ${problem}`)
}

/** The guide, or why its text cannot be read. */
function attemptLoad(source: GuideSource): LoadedGuide | string {
  try {
    return loadGuide(source, SANDBOX_URL)
  } catch (error) {
    return error instanceof Error ? error.message : `${error}`
  }
}

/** What is wrong with a guide, in sentences for its author; empty when nothing is. */
export function checkGuide({ guide, document, test }: LoadedGuide): string[] {
  const parsed = guideSchema.safeParse(guide)
  if (!parsed.success) return parsed.error.issues.map((issue) => describeIssue(issue, guide))
  return [
    ...checkNames(guide, document),
    ...checkScopes(guide, document),
    ...checkClouds(guide),
    ...checkText(guide, document),
    ...checkProfile(guide, document),
    ...(test ? checkTest(test, guide, document) : []),
  ]
}

function duplicatesOf(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
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
    duplicatesOf(all).map((name) => `The ${what} "${name}" is there twice.`),
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

function checkProfile({ profile }: Guide, document: GuideDocument): string[] {
  const steps = new Set(document.sections.flatMap((section) => section.steps.map(({ id }) => id)))
  return [
    ...Object.entries(profile.fields)
      .filter(([, { step }]) => !steps.has(step))
      .map(([name, { step }]) => `The profile's field "${name}" names the step "${step}", which is not there.`),
    ...profile.knownSecrets
      .filter(({ pattern }) => pattern.startsWith('^'))
      .map(({ pattern }) => `The known secret "${pattern}" would not be found within a text: leave the "^" out.`),
    ...(/\((?!\?)/.test(profile.accountIdInAddress ?? '')
      ? ['All that accountIdInAddress matches is the account ID: a group in it takes nothing out. See schema.ts.']
      : []),
  ]
}
