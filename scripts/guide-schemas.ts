import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from '@/lib/guides/json-schemas'

/** The fix for an outdated schema. */
export const OUTDATED = 'This schema is not up to date. Run "npm run guides:schema".'

/** The paths of outdated schemas in a folder of guides. */
export function outdatedSchemas(folder: string): string[] {
  return Object.entries(jsonSchemas())
    .filter(([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text)
    .map(([name]) => join(folder, name))
}
