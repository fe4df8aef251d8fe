import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { jsonSchemas } from '../guides/json-schemas'
import { BUILT_IN } from '../guides/loaded'
import { filesOf, type GuideTexts } from '../guides/parse-guide'
import { readGuides } from '../guides/read-guides'
import { OperatorError } from '../operator-error'

/** The characters allowed in a guide's address. */
const NAME = /^[a-z0-9][a-z0-9_.-]*$/

/**
 * Writes a guide into a folder of guides, completely or not at all, with the schemas for editors. Returns its own
 * folder. Rejects with OperatorError if its address is taken or invalid, or the folder cannot be written.
 */
export async function addGuide(root: string, texts: GuideTexts): Promise<string> {
  refuseAddress(root, texts)
  const folder = join(root, texts.connector, texts.slug)
  try {
    await writeFolder(folder, filesOf(texts))
    for (const [name, schema] of Object.entries(jsonSchemas())) await writeFile(join(root, name), schema)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOTEMPTY' || code === 'EEXIST') throw taken(texts)
    if (!/^(?:EACCES|EPERM|EROFS|ENOSPC|ENOTDIR)$/.test(code)) throw error
    throw new OperatorError(`${root} cannot be written (${code}). Let the user that runs the wizard write there.`)
  }
  return folder
}

function refuseAddress(root: string, texts: Pick<GuideTexts, 'connector' | 'slug'>): void {
  for (const value of [texts.connector, texts.slug]) {
    if (!NAME.test(value)) {
      throw new OperatorError(
        `“${value}” cannot be a part of a guide’s address. Use small letters, digits, "_", "." and "-".`,
      )
    }
  }
  const { guides } = readGuides([...new Set([BUILT_IN, root])])
  if (guides.some(({ guide }) => guide.connector === texts.connector && guide.slug === texts.slug)) throw taken(texts)
}

function taken({ connector, slug }: Pick<GuideTexts, 'connector' | 'slug'>): OperatorError {
  return new OperatorError(`There is a guide ${connector}/${slug} already. Give this one another name.`)
}

async function writeFolder(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  // Its name begins with a dot, so that concurrent readers of the guides skip it.
  const made = await mkdtemp(join(dirname(folder), '.new-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(made, name), content)
    await rename(made, folder)
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    throw error
  }
}
