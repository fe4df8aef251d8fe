import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The sources in these folders whose path the pattern fits, without tests and what tests alone use, by their paths. */
export function sourcesOf(folders: readonly string[], pattern: RegExp): Map<string, string> {
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((path) => pattern.test(path) && !/\.test\.|\/testing\//.test(path)),
  )
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}
