import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const packageSchema = z.object({ version: z.string() })

/** The wizard's version from package.json. */
export const VERSION = packageSchema.parse(
  JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')),
).version
