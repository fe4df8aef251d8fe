import { describeIssue } from '../describe-issue'
import type { GuideDocument } from '../document'
import { openFields, secretFields } from '../fields'
import { COMPUTED_NAMES } from '../live-values'
import { suggest } from '../nearest'
import { type GuideProblem, inData } from '../problem'
import type { Guide } from '../schema'
import type { CommandContext } from './app-values'
import { appValues } from './app-values'
import { PLACEHOLDER_NAMES, placeholdersIn, renderFile, renderRun, TemplateError } from './render'
import { type AppCommands, appCommandsSchema, type Command, type Note } from './schema'

const OPERATIONS = ['prepare', 'create', 'read', 'update', 'remove'] as const

/** The names that templates may use. */
export function namesIn({ app, files, ways }: AppCommands): string[] {
  const { name, redirectUrls, accessTokenMinutes, refreshTokenMinutes } = app
  const inTemplates = placeholdersIn(JSON.stringify([files, ways]))
  return [name, ...redirectUrls, accessTokenMinutes, refreshTokenMinutes, ...inTemplates]
}

/** The problems of a guide's commands: unknown names, and templates that do not render on every cloud. */
export function checkCommands(commands: AppCommands, guide: Guide, document: GuideDocument): GuideProblem[] {
  const parsed = appCommandsSchema.safeParse(commands, { reportInput: true })
  if (!parsed.success) {
    return parsed.error.issues.flatMap((issue) => describeIssue(issue, appCommandsSchema, ['commands']))
  }
  const at = (path: PropertyKey[], message: string) => inData(['commands', ...path], message)
  const steps = document.sections.flatMap((section) => section.steps.map(({ id }) => id))
  const keys = [...openFields(guide), ...secretFields(guide)].map(({ key }) => key)
  const files = commands.files.map(({ name }) => name)
  const contexts = guide.clouds.map(({ id }) => contextOn(id, guide))
  const named = [...PLACEHOLDER_NAMES, ...Object.keys(guide.constants)]

  const each = commands.ways.flatMap((way, index) =>
    OPERATIONS.flatMap((operation) =>
      way[operation].map((command, place) => ({ command, path: ['ways', index, operation, place] as PropertyKey[] })),
    ),
  )
  const unknownIn = (text: string, path: PropertyKey[]) =>
    placeholdersIn(text)
      .filter((name) => !named.includes(name))
      .map((name) => at(path, `There is no value "${name}". ${suggest(name, named)}`))
  const broken = (path: PropertyKey[], render: (context: CommandContext) => string) => {
    const said = contexts.flatMap((context) => messageOf(() => render(context)) ?? [])
    return [...new Set(said)].map((message) => at(path, message))
  }

  return [
    ...(steps.includes(commands.step)
      ? []
      : [at(['step'], `There is no step "${commands.step}" in the text. ${suggest(commands.step, steps)}`)]),
    ...duplicates(commands.ways.map(({ id }) => id)).map((index) =>
      at(['ways', index, 'id'], 'Another way has this id. Rename one of them.'),
    ),
    ...duplicates(files).map((index) =>
      at(['files', index, 'name'], 'Another file has this name. Rename one of them.'),
    ),
    ...checkApp(commands, guide, contexts, at),
    ...Object.keys(commands.printed.fields)
      .filter((key) => !keys.includes(key))
      .map((key) => at(['printed', 'fields', key], `There is no field "${key}". ${suggest(key, keys)}`)),
    ...each.flatMap(({ command, path }) => [
      ...checkFile(command, commands, files).map((message) => at([...path, 'file'], message)),
      ...cloudsOf(command, guide).map((message) => at(path, message)),
      ...(command.run === undefined
        ? []
        : orElse(unknownIn(command.run, [...path, 'run']), () =>
            broken([...path, 'run'], (context) => renderRun(command.run ?? '', commands, context)),
          )),
    ]),
    ...commands.ways.flatMap(({ needs, avoid }, index) =>
      [...needs, ...avoid].flatMap((note) => cloudsOf(note, guide).map((message) => at(['ways', index], message))),
    ),
    ...commands.files.flatMap((file, index) =>
      orElse(unknownIn(JSON.stringify(file.json) ?? file.hcl ?? file.text ?? '', ['files', index]), () =>
        broken(['files', index], (context) => renderFile(file, commands, context)),
      ),
    ),
  ]
}

function checkApp(
  commands: AppCommands,
  guide: Guide,
  [context]: CommandContext[],
  at: (path: PropertyKey[], message: string) => GuideProblem,
): GuideProblem[] {
  const { app } = commands
  const live = [...COMPUTED_NAMES, ...Object.keys(guide.constants)]
  const scopes = guide.scopes.map(({ id }) => id)
  const names: [path: PropertyKey[], name: string][] = [
    [['app', 'name'], app.name],
    [['app', 'accessTokenMinutes'], app.accessTokenMinutes],
    [['app', 'refreshTokenMinutes'], app.refreshTokenMinutes],
    ...app.redirectUrls.map((name, index): [PropertyKey[], string] => [['app', 'redirectUrls', index], name]),
  ]
  const unknown = names
    .filter(([, name]) => !live.includes(name))
    .map(([path, name]) => at(path, `There is no live value "${name}". ${suggest(name, live)}`))
  const values = unknown.length === 0 && context ? appValues(commands, context) : null
  return [
    ...unknown,
    ...app.accessScopes.flatMap((scope, index) =>
      scopes.includes(scope)
        ? []
        : [at(['app', 'accessScopes', index], `There is no scope "${scope}". ${suggest(scope, scopes)}`)],
    ),
    ...(['accessTokenMinutes', 'refreshTokenMinutes'] as const).flatMap((name) =>
      values && !Number.isSafeInteger(values[name])
        ? [at(['app', name], `"${app[name]}" must be a whole number of minutes, without commas.`)]
        : [],
    ),
  ]
}

function checkFile({ file }: Command, { record }: AppCommands, files: readonly string[]): string[] {
  const known = [...files, record.updateFile]
  return file === undefined || known.includes(file) ? [] : [`There is no file "${file}". ${suggest(file, known)}`]
}

function cloudsOf(part: Note | Command, guide: Guide): string[] {
  if (typeof part === 'string') return []
  const known = guide.clouds.map(({ id }) => id)
  return [...(part.clouds ?? []), ...(part.exceptClouds ?? [])]
    .filter((id) => !known.includes(id))
    .map((id) => `There is no cloud "${id}". ${suggest(id, known)}`)
}

function contextOn(cloud: string, guide: Guide): CommandContext {
  return {
    guide,
    selection: { actions: [], separator: 'space', cloud, offlineAccess: true, shortScopes: false },
    publicUrl: 'https://wizard.example',
    account: null,
  }
}

function messageOf(render: () => string): string | null {
  try {
    render()
    return null
  } catch (error) {
    if (error instanceof TemplateError) return error.message
    throw error
  }
}

function orElse<Item>(items: Item[], otherwise: () => Item[]): Item[] {
  return items.length > 0 ? items : otherwise()
}

function duplicates(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (names.indexOf(name) === index ? [] : [index]))
}
