import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The sources in these folders whose path matches the pattern, without tests and test helpers, by their paths. */
export function sourcesOf(folders: readonly string[], pattern: RegExp): Map<string, string> {
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((path) => pattern.test(path) && !/\.test\.|\/testing\//.test(path)),
  )
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}
