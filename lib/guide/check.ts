import { shortId } from './action-list'
import { checkCommands, namesIn } from './app-commands/check'
import { checkTest } from './check-test'
import { checkText } from './check-text'
import { describeIssue } from './describe-issue'
import type { GuideDocument } from './document'
import { fieldOfRole } from './fields'
import { suggest } from './nearest'
import { type GuideProblem, inData, inText } from './problem'
import { type Field, type Guide, guideSchema } from './schema'
import type { LoadedGuide } from './source'

/** Ids of the page's own parts, which links use: no guide may use them. */
export const TAKEN_IDS = [
  'announcer',
  'choose',
  'main',
  'offline-access-hint',
  'scopes-selected',
  'search-actions',
  'share-title',
  'steps',
]

/** The problems of a guide, in sentences for its author. */
export function checkGuide({ guide, document, test, commands }: LoadedGuide): GuideProblem[] {
  const { isTestable: _isTestable, ...data } = guide
  const parsed = guideSchema.safeParse(data, { reportInput: true })
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => describeIssue(issue, guideSchema))
  return [
    ...checkNames(guide, document),
    ...checkScopes(guide, document),
    ...checkClouds(guide),
    ...checkText(guide, document, commands && namesIn(commands)),
    ...checkFields(guide, document, test),
    ...(test ? checkTest(test, guide, document) : []),
    ...(commands ? checkCommands(commands, guide, document) : []),
  ]
}

/** The positions in a list whose name is a duplicate. */
function duplicatesOf(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (names.indexOf(name) === index ? [] : [index]))
}

function checkNames(guide: Guide, document: GuideDocument): GuideProblem[] {
  const steps = document.sections.flatMap((section) => [section, ...section.steps])
  const lists: [what: string, list: string, names: string[]][] = [
    ['action id', 'actions', guide.actions.map(({ id }) => id)],
    ['action label', 'actions', guide.actions.map(({ label }) => label)],
    ['scope', 'scopes', guide.scopes.map(({ id }) => id)],
    ['cloud', 'clouds', guide.clouds.map(({ id }) => id)],
    ['form', 'forms', guide.forms.map(({ id }) => id)],
  ]
  const ids = steps.map(({ id }) => id)
  return [
    ...lists.flatMap(([what, list, names]) =>
      duplicatesOf(names).map((index) =>
        inData([list, index], `The ${what} "${names[index]}" is there twice. Rename or remove one of them.`),
      ),
    ),
    ...duplicatesOf(ids).map((index) =>
      inText(steps[index]?.line, `The section or step id "${ids[index]}" is there twice. Rename one of them.`),
    ),
    ...steps
      .filter(({ id }) => TAKEN_IDS.includes(id))
      .map(({ id, line }) =>
        inText(line, `The section or step id "${id}" is one of the page's own. Give it another one.`),
      ),
    ...checkLinkNames(guide),
  ]
}

/** Each action needs a unique name in links, which ignore case and may omit the prefix. */
function checkLinkNames(guide: Guide): GuideProblem[] {
  const owners = new Map([['all', 'all']])
  return guide.actions.flatMap(({ id }, index) => {
    const names = [...new Set([id, shortId(guide, id)].map((name) => name.toLowerCase()))]
    const taken = names.flatMap((name) => owners.get(name) ?? [])
    for (const name of names) owners.set(name, id)
    const wrong = (message: string) => inData(['actions', index, 'id'], message)
    return [
      ...taken.map((owner) => wrong(`A link cannot tell the action "${id}" from "${owner}". Change one of the ids.`)),
      ...names
        .filter((name) => !/^[a-z0-9]/.test(name))
        .map(() => wrong(`Without its prefix, the action id "${id}" is not a valid name. Shorten actionPrefix.`)),
    ]
  })
}

function checkScopes(guide: Guide, document: GuideDocument): GuideProblem[] {
  const problems: GuideProblem[] = []
  const catalogue = guide.scopes.map(({ id }) => id)
  const offline = guide.offlineAccess?.scope
  if (offline !== undefined && catalogue.includes(offline)) {
    problems.push(
      inData(
        ['scopes', catalogue.indexOf(offline)],
        `The scope "${offline}" is added to every choice. Remove it from scopes.`,
      ),
    )
  }
  const known = [...catalogue, ...(offline === undefined ? [] : [offline])]
  guide.actions.forEach(({ id, scopes }, index) => {
    scopes.forEach((scope, at) => {
      if (catalogue.includes(scope)) return
      problems.push(
        inData(
          ['actions', index, 'scopes', at],
          `The action "${id}" needs the scope "${scope}", which is not in the catalogue. ${suggest(scope, catalogue)} Or add it to scopes.`,
        ),
      )
    })
  })
  const explained = new Set<string>()
  for (const { id, scopes, line } of document.sections.flatMap((section) => section.steps)) {
    for (const scope of scopes) {
      explained.add(scope)
      if (known.includes(scope)) continue
      problems.push(
        inText(line, `The step "${id}" is for the scope "${scope}", which is unknown. ${suggest(scope, known)}`),
      )
    }
  }
  const needed = new Set(guide.actions.flatMap((action) => action.scopes))
  guide.scopes.forEach(({ id }, index) => {
    if (!needed.has(id) || explained.has(id)) return
    problems.push(
      inData(
        ['scopes', index],
        `No step explains the scope "${id}", which actions need. Write scopes="${id}" on a step.`,
      ),
    )
  })
  guide.defaultScopes.forEach((scope, index) => {
    if (known.includes(scope)) return
    problems.push(
      inData(
        ['defaultScopes', index],
        `The default scope "${scope}" is not one of this guide. ${suggest(scope, known)}`,
      ),
    )
  })
  return problems
}

function checkClouds(guide: Guide): GuideProblem[] {
  const known = guide.clouds.map(({ id }) => id)
  const named = [
    ...guide.clouds.flatMap(({ sameActionsAs }, index) =>
      sameActionsAs ? [{ cloud: sameActionsAs, path: ['clouds', index, 'sameActionsAs'] }] : [],
    ),
    ...guide.actions.flatMap(({ clouds }, index) =>
      Array.isArray(clouds) ? clouds.map((cloud, at) => ({ cloud, path: ['actions', index, 'clouds', at] })) : [],
    ),
  ]
  return named
    .filter(({ cloud }) => !known.includes(cloud))
    .map(({ cloud, path }) => inData(path, `There is no cloud "${cloud}". ${suggest(cloud, known)}`))
}

function checkFields(guide: Guide, document: GuideDocument, test: LoadedGuide['test']): GuideProblem[] {
  const { fields, knownSecrets, clouds } = guide
  const steps = document.sections.flatMap((section) => section.steps.map(({ id }) => id))
  const keys = fields.map(({ key }) => key)
  const roles = fields.flatMap(({ role }) => role ?? [])
  return [
    ...duplicatesOf(keys.map((key) => key.toLowerCase())).map((index) =>
      inData(['fields', index, 'key'], `The key "${keys[index]}" is there twice. Rename one of them.`),
    ),
    ...fields.flatMap((field, index) =>
      fieldProblems(field, steps).map(([name, message]) => inData(['fields', index, name], message)),
    ),
    ...duplicatesOf(roles).map((index) =>
      inData(['fields'], `Two fields have the role "${roles[index]}". Take it from one of them.`),
    ),
    ...knownSecrets.flatMap(({ pattern, field }, index) => [
      ...(pattern.startsWith('^')
        ? [
            inData(
              ['knownSecrets', index, 'pattern'],
              `The known secret "${pattern}" would not be found within a text. Leave the "^" out.`,
            ),
          ]
        : []),
      ...(field === undefined || keys.includes(field)
        ? []
        : [inData(['knownSecrets', index, 'field'], `There is no field "${field}". ${suggest(field, keys)}`)]),
    ]),
    ...clouds.flatMap((cloud, index) =>
      (['host', 'apiHost'] as const).flatMap((name) => {
        const key = /^\{(\w+)\}/.exec(cloud[name] ?? '')?.[1]
        if (
          key === undefined ||
          fields.some((field) => field.key === key && field.kind === 'url-part' && field.required)
        )
          return []
        const parts = fields.filter(({ kind }) => kind === 'url-part').map((field) => field.key)
        return [
          inData(
            ['clouds', index, name],
            `"{${key}}" must be the key of a field of the kind url-part that is required. ${suggest(key, parts)}`,
          ),
        ]
      }),
    ),
    ...(test ? checkTestNeeds(guide) : []),
  ]
}

/** The problems of one field: the name of its key, and the message. */
function fieldProblems(field: Field, steps: readonly string[]): [name: string, message: string][] {
  const { key, kind, role, step, inAddress, options } = field
  return [
    ...(step !== undefined && !steps.includes(step)
      ? [['step', `There is no step "${step}" in the text. ${suggest(step, steps)}`] satisfies [string, string]]
      : []),
    ...(/\((?!\?)/.test(inAddress ?? '')
      ? [
          [
            'inAddress',
            'All that inAddress matches is the value: a group in it takes nothing out. Write (?:…), (?<=…) or (?=…).',
          ] satisfies [string, string],
        ]
      : []),
    ...((kind === 'select') !== (options !== undefined)
      ? [
          ['kind', 'A field of the kind select has options, and no other has. Write both, or none.'] satisfies [
            string,
            string,
          ],
        ]
      : []),
    ...((role === 'scopes') !== (key === 'scopes')
      ? [
          ['key', 'The field of scopes has the key "scopes" and the role "scopes". Write both, or none.'] satisfies [
            string,
            string,
          ],
        ]
      : []),
    ...((role === 'client-secret' && kind !== 'secret') ||
    (role !== undefined && role !== 'client-secret' && kind !== 'text' && kind !== 'url-part')
      ? [
          [
            'kind',
            `The role "${role}" needs the kind ${role === 'client-secret' ? 'secret' : 'text'}. Change one of them.`,
          ] satisfies [string, string],
        ]
      : []),
  ]
}

/** Checks the guide for the parts that a live test needs. */
function checkTestNeeds(guide: Guide): GuideProblem[] {
  const missing = (['client-id', 'client-secret'] as const).filter((role) => !fieldOfRole(guide, role))
  return [
    ...missing.map((role) =>
      inData(
        ['fields'],
        `The live test needs a field with the role "${role}". Write role: ${role} on one, or remove test.`,
      ),
    ),
    ...guide.clouds.flatMap(({ host }, index) =>
      host === undefined
        ? [inData(['clouds', index], 'The live test needs the host of each cloud. Write host: ….')]
        : [],
    ),
    ...(guide.defaultScopes.length === 0 && guide.scopes.length > 0
      ? [inData(['defaultScopes'], 'The live test needs what an empty Scopes field means. Write defaultScopes: […].')]
      : []),
  ]
}
