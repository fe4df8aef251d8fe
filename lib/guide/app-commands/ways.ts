import { findCloud } from '../selection'
import type { CommandContext } from './app-values'
import { renderFile, renderRun } from './render'
import type { AppCommands, Command, Note, Way } from './schema'

/** A command for one choice. */
export interface MadeCommand {
  title: string
  run: string | null
  file: { name: string; text: string } | null
  /** Markdown. */
  notes: string[]
}

/** One way to create the app by command, for one choice. */
export interface MadeWay {
  id: string
  label: string
  /** Markdown, like `secret` and `avoid`. */
  needs: string[]
  /** From signing in to the created app. */
  create: MadeCommand[]
  secret: string
  avoid: string[]
}

/** Every way to create the app by command, in the guide's order. */
export function commandWays(commands: AppCommands, context: CommandContext): MadeWay[] {
  return commands.ways.map((way) => ({
    id: way.id,
    label: way.label,
    needs: notesFor(way.needs, context),
    create: makeCommands(commands, [...way.prepare, ...way.create], context),
    secret: way.secret,
    avoid: notesFor(way.avoid, context),
  }))
}

/** Further operations on an existing app. */
export type Operation = 'prepare' | 'read' | 'update' | 'remove'

/** The commands of some operations, for each way that has the last of them. */
export function operationWays(
  commands: AppCommands,
  operations: readonly Operation[],
  context: CommandContext,
): { id: string; label: string; commands: MadeCommand[] }[] {
  const last = operations.at(-1)
  return commands.ways
    .filter((way) => last !== undefined && way[last].length > 0)
    .map((way) => ({
      id: way.id,
      label: way.label,
      commands: makeCommands(commands, commandsIn(way, operations), context),
    }))
}

function commandsIn(way: Way, operations: readonly Operation[]): Command[] {
  return operations.flatMap((operation) => way[operation])
}

function makeCommands(commands: AppCommands, list: readonly Command[], context: CommandContext): MadeCommand[] {
  return list
    .filter((command) => isShown(command, context))
    .map(({ title, run, file, notes }) => {
      const template = commands.files.find(({ name }) => name === file)
      return {
        title,
        run: run === undefined ? null : renderRun(run, commands, context),
        file: template ? { name: template.name, text: renderFile(template, commands, context) } : null,
        notes: notesFor(notes, context),
      }
    })
}

function notesFor(notes: readonly Note[], context: CommandContext): string[] {
  return notes.flatMap((note) => (typeof note === 'string' ? note : isShown(note, context) ? note.text : []))
}

function isShown(
  { clouds, exceptClouds = [] }: { clouds?: string[] | undefined; exceptClouds?: string[] | undefined },
  { guide, selection }: CommandContext,
): boolean {
  const { id } = findCloud(guide, selection.cloud)
  return (clouds === undefined || clouds.includes(id)) && !exceptClouds.includes(id)
}
