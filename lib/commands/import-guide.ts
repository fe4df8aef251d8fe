// Converts a page of StackOne's documentation to a guide's folder. Writes nothing if that fails.
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { env } from '../env'
import { addGuide } from '../guide-import/add-guide'
import { lintPage } from '../guide-import/lint'
import { importPage } from '../guide-import/to-guide'
import { plural } from '../text'
import { command } from './command'

const USAGE =
  'Usage: import-guide <page.md, or - for standard input> [--to <folder of guides>] [--connector <key>] [--slug <name>]'

await command(async () => {
  const { values, positionals } = readArguments()
  const [source] = positionals
  if (source === undefined || positionals.length > 1) throw new Error(USAGE)
  const page = await read(source)
  const imported = importPage(page)
  const place = source === '-' ? 'standard input' : source
  if (!imported.ok) {
    throw new Error(
      [...imported.problems.map(({ line, message }) => `${place}:${line}: ${message}`), 'Nothing was written.'].join(
        '\n',
      ),
    )
  }
  const { questions } = imported.guide
  const texts = {
    ...imported.guide.texts,
    ...(values.connector !== undefined && { connector: values.connector }),
    ...(values.slug !== undefined && { slug: values.slug }),
  }
  const settings = env()
  const root = values.to ?? settings.guidesDir ?? join(settings.dataDir, 'guides')
  const folder = await addGuide(root, texts)
  const at = relative('.', folder)
  console.log(`The guide is in ${at}.`)
  for (const { file, line, text: question } of questions) console.log(`${join(at, file)}:${line}: ? ${question}`)
  const findings = lintPage(page)
  if (findings.ok && findings.findings.length > 0) {
    console.log(`The page itself has ${plural(findings.findings.length, 'finding')}: "guides:lint" lists them.`)
  }
  if (settings.guidesDir !== root) console.log(`Start the wizard with GUIDES_DIR=${root} to show it.`)
})

function readArguments() {
  const options = { to: { type: 'string' }, connector: { type: 'string' }, slug: { type: 'string' } } as const
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : ''}\n${USAGE}`)
  }
}

async function read(source: string): Promise<string> {
  if (source === '-') return text(process.stdin)
  return readFile(source, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${source} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`)
  })
}
