// Makes a guide of a page that StackOne's documentation serves, as a folder. Nothing is written where it cannot be made.
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { env } from '../env'
import { plural } from '../guide/plural'
import { lintPage } from '../guide-import/lint'
import { importPage } from '../guide-import/to-guide'
import { jsonSchemas } from '../guides/json-schemas'
import { BUILT_IN } from '../guides/loaded'
import { GUIDE_FILES } from '../guides/parse-guide'
import { readGuides } from '../guides/read-guides'
import { command } from './command'

const USAGE =
  'Usage: import-guide <page.md, or - for standard input> [--to <folder of guides>] [--connector <key>] [--slug <name>]'

await command(async () => {
  const { values, positionals } = readArguments()
  const [source] = positionals
  if (source === undefined || positionals.length > 1) throw new Error(USAGE)
  const page = await read(source)
  const imported = importPage(page, values)
  const place = source === '-' ? 'standard input' : source
  if (!imported.ok) {
    throw new Error(
      [...imported.problems.map(({ line, message }) => `${place}:${line}: ${message}`), 'Nothing was written.'].join(
        '\n',
      ),
    )
  }
  const { texts, questions } = imported.guide
  const settings = env()
  const root = values.to ?? settings.guidesDir ?? join(settings.dataDir, 'guides')
  const folder = join(root, texts.connector, texts.slug)
  await refuseTaken(root, texts)
  await writeFolder(folder, {
    [GUIDE_FILES.data]: texts.data,
    [GUIDE_FILES.actions]: texts.actions,
    [GUIDE_FILES.text]: texts.text,
  })
  for (const [name, schema] of Object.entries(jsonSchemas())) await writeFile(join(root, name), schema)
  const at = relative('.', folder)
  console.log(`The guide is in ${at}.`)
  for (const { file, line, text: question } of questions) console.log(`${join(at, file)}:${line}: ? ${question}`)
  const findings = lintPage(page)
  if (findings.ok && findings.findings.length > 0) {
    console.log(`The page itself has ${plural(findings.findings.length, 'remark')}: "guides:lint" lists them.`)
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

async function refuseTaken(root: string, { connector, slug }: { connector: string; slug: string }): Promise<void> {
  const name = /^[a-z0-9][a-z0-9_.-]*$/
  for (const [what, value] of Object.entries({ connector, slug })) {
    if (!name.test(value)) throw new Error(`--${what} must be small letters, digits, "_", "." or "-", not “${value}”.`)
  }
  const { guides } = readGuides([...new Set([BUILT_IN, root])])
  if (guides.some(({ guide }) => guide.connector === connector && guide.slug === slug)) {
    throw new Error(`There is a guide ${connector}/${slug} already. Give this one another name: --slug <name>.`)
  }
}

/** All of it, or nothing. */
async function writeFolder(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const made = await mkdtemp(`${folder}.`)
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(made, name), content)
    await rename(made, folder)
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTEMPTY' || code === 'EEXIST') {
      throw new Error(`${folder} is there already. Give this one another name: --slug <name>.`)
    }
    throw error
  }
}
