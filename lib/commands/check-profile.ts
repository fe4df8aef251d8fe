// Checks a profile without a person, for pipelines: node check-profile.mjs NAME [--json]. Exits with 0 if it works, 1
// if it is broken, 2 if that is unknown.
import { parseArgs } from 'node:util'
import { env } from '../env'
import { missingInWords } from '../profile/missing-values'
import { findProfileByName } from '../profile/store'
import { checkConnection } from '../watch/check-connection'
import { openWatch } from '../watch/own-watch'
import { EXIT_STATUS, makeReport, reportLines } from '../watch/report'
import { lookBeside } from '../watch/watch'
import { withDatabase } from './with-database'

const USAGE = 'Name the profile: npm run profile:check -- "Production" [--json]'

try {
  const { name, isJson } = readArguments()
  const settings = env()
  process.exit(await withDatabase(settings, () => check(name, isJson)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(EXIT_STATUS.unknown)
}

async function check(name: string, isJson: boolean): Promise<number> {
  const watch = await openWatch()
  const profile = await findProfileByName(watch.db, name)
  const guide = profile && watch.findGuide(profile.connector, profile.guide)
  if (!profile) throw new Error(`There is no profile “${name}”.`)
  if (!guide) throw new Error(`This wizard has no guide ${profile.connector}/${profile.guide}.`)
  const missing = missingInWords(guide, profile)
  if (missing) throw new Error(`${missing} Enter them first.`)
  const connection = await checkConnection(watch, profile)
  const { looks } = await lookBeside(watch, profile, guide)
  const report = makeReport(profile, connection, looks, new Date())
  console.log(isJson ? JSON.stringify(report, null, 2) : reportLines(report).join('\n'))
  return EXIT_STATUS[report.verdict]
}

function readArguments(): { name: string; isJson: boolean } {
  try {
    const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
    const [name, ...others] = positionals
    if (name && others.length === 0) return { name, isJson: values.json === true }
  } catch {
    // Reported below.
  }
  throw new Error(USAGE)
}
