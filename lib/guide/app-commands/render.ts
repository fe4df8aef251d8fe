import { fieldOfRole } from '../fields'
import { COMPUTED_NAMES, liveValue } from '../live-values'
import { cloudOrigin, findCloud } from '../selection'
import { type AppValues, appValues, type CommandContext } from './app-values'
import type { AppCommands, CommandFile, JsonTemplate } from './schema'

type Value = string | number | boolean | readonly string[]

/** `{name}`: a live value, or one of the app's, as in `{app.name}`. */
const PLACEHOLDER = /\{([a-zA-Z][\w.-]*)\}/g
/**
 * Characters that sh, PowerShell and cmd leave unchanged, with and without double quotes; brackets are for IPv6 hosts.
 */
const PLAIN = /^[\w.:/@~+[\]-]+$/
/** Typed or pasted values have to be an id, which also cannot be an option. */
const PLAIN_ID = /^\w[\w.:@+-]{0,199}$/

const APP_NAMES = [
  'name',
  'redirectUrls',
  'accessScopes',
  'confidential',
  'accessTokenMinutes',
  'refreshTokenMinutes',
] as const satisfies readonly (keyof AppValues)[]

/** A template has an unknown placeholder, or a command has a value that would need quoting. */
export class TemplateError extends Error {}

/** The names that templates may use in braces, beside the guide's constants. */
export const PLACEHOLDER_NAMES: readonly string[] = [
  ...APP_NAMES.map((name) => `app.${name}`),
  'account',
  'record',
  'api-url',
  ...COMPUTED_NAMES,
]

function valueIn(name: string, commands: Pick<AppCommands, 'app'>, context: CommandContext): Value {
  const own = APP_NAMES.find((key) => `app.${key}` === name)
  if (own) return appValues(commands, context)[own]
  switch (name) {
    case 'account':
      return plainOr(context.account, accountWord(context))
    case 'record':
      return plainOr(context.record ?? null, RECORD_WORD)
    case 'api-url': {
      const { host, apiHost = host, scheme } = findCloud(context.guide, context.selection.cloud)
      return cloudOrigin({ ...(scheme && { scheme }), host: apiHost })
    }
    default: {
      const live = liveValue(name, context)
      if (live === undefined) throw new TemplateError(`There is no value "${name}".`)
      return live
    }
  }
}

/** Placeholder for the record's id while it is unknown. */
const RECORD_WORD = 'INTEGRATION-ID'

/** Placeholder for the account while it is unknown, as in `ACCOUNT-ID`. */
export function accountWord({ guide }: Pick<CommandContext, 'guide'>): string {
  const label = fieldOfRole(guide, 'account')?.label ?? 'account'
  return label.toUpperCase().replace(/[^A-Z0-9]+/g, '-')
}

/** Any other value was typed or pasted, and is left out of commands. */
function plainOr(value: string | null, otherwise: string): string {
  return value !== null && PLAIN_ID.test(value) ? value : otherwise
}

function fill(template: string, put: (name: string) => string): string {
  return template.replace(PLACEHOLDER, (_all, name: string) => put(name))
}

/** The names in braces of a template. */
export function placeholdersIn(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name)
}

/** One line for a shell. Throws TemplateError if a value would need quoting: it then belongs in a file. */
export function renderRun(run: string, commands: Pick<AppCommands, 'app'>, context: CommandContext): string {
  return fill(run, (name) => {
    const value = `${valueIn(name, commands, context)}`
    if (!PLAIN.test(value)) throw new TemplateError(`"{${name}}" would need quoting in a command. Put it into a file.`)
    return value
  })
}

/** The text of a file for this choice. Throws TemplateError. */
export function renderFile(file: CommandFile, commands: Pick<AppCommands, 'app'>, context: CommandContext): string {
  const value = (name: string) => valueIn(name, commands, context)
  if (file.json !== undefined) return `${JSON.stringify(fillJson(file.json, value), null, 2)}\n`
  if (file.hcl !== undefined) return fill(file.hcl, (name) => hclLiteral(value(name)))
  return fill(file.text ?? '', (name) => `${value(name)}`)
}

function fillJson(template: JsonTemplate, value: (name: string) => Value): unknown {
  if (typeof template === 'string') {
    const [, whole] = /^\{([a-zA-Z][\w.-]*)\}$/.exec(template) ?? []
    return whole === undefined ? fill(template, (name) => `${value(name)}`) : value(whole)
  }
  if (Array.isArray(template)) return template.map((item) => fillJson(item, value))
  if (typeof template !== 'object') return template
  return Object.fromEntries(Object.entries(template).map(([name, item]) => [name, fillJson(item, value)]))
}

/** A value in HCL's native syntax, where `${` and `%{` begin a template sequence in quotes. */
function hclLiteral(value: Value): string {
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`
  if (typeof value !== 'string') return `[${value.map(hclLiteral).join(', ')}]`
  const quoted = JSON.stringify(value).replace(/\\[bf]/g, (short) => (short === '\\b' ? '\\u0008' : '\\u000c'))
  return quoted.replace(/\$\{/g, '$$$${').replace(/%\{/g, '%%{')
}
