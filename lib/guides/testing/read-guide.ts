import { fileURLToPath } from 'node:url'
import type { AppCommands } from '../../guide/app-commands/schema'
import type { ProviderTest } from '../../guide/provider'
import type { ParsedGuide } from '../parse-guide'
import { readGuides } from '../read-guides'

/** The project's root folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** A guide of a folder of the project, for tests. */
export function readGuide(folder: string, name: string): ParsedGuide {
  const { guides, problems } = readGuides([`${ROOT}${folder}`])
  const found = guides.find(({ guide }) => `${guide.connector}/${guide.slug}` === name)
  if (!found) throw new Error(`There is no guide ${name} in ${folder}. ${problems.join(' ')}`)
  return found
}

/** A guide's live test. */
export function testOf({ guide, test }: ParsedGuide): ProviderTest {
  if (!test) throw new Error(`${guide.connectorName} has no live test.`)
  return test
}

/** The commands that create the guide's app. */
export function commandsOf({ guide, commands }: ParsedGuide): AppCommands {
  if (!commands) throw new Error(`${guide.connectorName} has no commands.`)
  return commands
}
