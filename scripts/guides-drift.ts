// Compares a guide's actions with StackOne's own list. Exits with 0 if they are the same, 1 if they differ, 2 if the
// comparison failed.
import { loadEnv } from './load-env.mjs'

loadEnv()
// These modules read the settings when they are loaded.
const { allGuides, guideOf } = await import('@/lib/guides/loaded')
const { compareActions, driftLines, hasDrifted } = await import('@/lib/stackone/drift')
const { ownStackOne } = await import('@/lib/stackone/own-client')

const [, , path = ''] = process.argv
const [connector = '', slug = ''] = path.split('/')

try {
  process.exitCode = await drift()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

async function drift(): Promise<number> {
  const guide = guideOf(connector, slug)
  const known = allGuides()
    .map(({ guide }) => `${guide.connector}/${guide.slug}`)
    .join(', ')
  if (!guide) throw new Error(`Name a guide: npm run guides:drift -- databricks/oauth-u2m. There is ${known}.`)
  const stackOne = ownStackOne()
  if (!stackOne) throw new Error('Set STACKONE_API_KEY: StackOne’s list of actions needs a key.')
  const found = compareActions(guide, await stackOne.connectorActions(connector))
  if (!found) throw new Error(`StackOne lists no actions for ${connector}.`)
  console.log(driftLines(found).join('\n'))
  return hasDrifted(found) ? 1 : 0
}
