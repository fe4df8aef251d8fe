import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { guideName } from '../guide/source'
import { GUIDE_FILES, type ParsedGuide, parseGuide } from './parse-guide'

/** The guides in the folders, or their problems as `file:line: reason`. */
export interface ReadGuides {
  guides: ParsedGuide[]
  problems: string[]
}

/** Names of connectors and guides that work in URLs and on every file system. */
const NAME = /^[a-z0-9][a-z0-9_.-]*$/

/** Reads every guide of these folders, in the order of their names. Two guides with the same address are a problem. */
export function readGuides(folders: readonly string[]): ReadGuides {
  const read: ReadGuides = { guides: [], problems: [] }
  const owners = new Map<string, string>()
  for (const root of folders) {
    if (!isFolder(root)) {
      read.problems.push(`${root}: There is no such folder.`)
      continue
    }
    for (const { connector, slug, folder } of guideFolders(root, read.problems)) {
      const name = guideName({ connector, slug })
      const owner = owners.get(name)
      if (owner !== undefined) {
        read.problems.push(
          `${join(folder, GUIDE_FILES.data)}:1: There is a guide ${name} already, in ${owner}. Rename this folder: a guide of that name would replace the other one.`,
        )
        continue
      }
      owners.set(name, folder)
      readGuide({ connector, slug, folder }, read)
    }
  }
  return read
}

interface GuideFolder {
  connector: string
  slug: string
  folder: string
}

/** The folders two levels below, sorted; a folder whose name cannot be in a URL is a problem. */
function guideFolders(root: string, problems: string[]): GuideFolder[] {
  const valid = (parent: string) =>
    foldersIn(parent).filter((name) => {
      if (!NAME.test(name)) {
        problems.push(
          `${join(parent, name)}: A folder’s name is a part of the guide’s address. Use small letters, digits, "_", "." and "-".`,
        )
      }
      return NAME.test(name)
    })
  return valid(root).flatMap((connector) =>
    valid(join(root, connector)).map((slug) => ({ connector, slug, folder: join(root, connector, slug) })),
  )
}

function readGuide({ connector, slug, folder }: GuideFolder, { guides, problems }: ReadGuides): void {
  const missing = [GUIDE_FILES.data, GUIDE_FILES.text].filter((file) => !existsSync(join(folder, file)))
  if (missing.length > 0) {
    problems.push(`${folder}: A guide needs ${GUIDE_FILES.data} and ${GUIDE_FILES.text}. Add ${missing.join(' and ')}.`)
    return
  }
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const parsed = parseGuide({
    connector,
    slug,
    data: read(GUIDE_FILES.data),
    actions: existsSync(join(folder, GUIDE_FILES.actions)) ? read(GUIDE_FILES.actions) : null,
    text: read(GUIDE_FILES.text),
  })
  if (parsed.ok) guides.push(parsed.guide)
  else for (const { file, line, message } of parsed.problems) problems.push(`${join(folder, file)}:${line}: ${message}`)
}

/** Hidden folders are ignored. */
function foldersIn(parent: string): string[] {
  return readdirSync(parent)
    .filter((name) => !name.startsWith('.') && isFolder(join(parent, name)))
    .sort()
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** A text that changes if a file of these folders is changed, added or removed. */
export function stampOf(folders: readonly string[]): string {
  const stamps = folders.flatMap((root) =>
    isFolder(root)
      ? guideFolders(root, []).flatMap(({ folder }) =>
          Object.values(GUIDE_FILES).map((file) => {
            const path = join(folder, file)
            const stat = statSync(path, { throwIfNoEntry: false })
            return `${path} ${stat?.mtimeMs} ${stat?.size}`
          }),
        )
      : [],
  )
  return stamps.join('\n')
}
