// Writes the JSON Schemas with which editors complete and check the files of guides.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from '@/lib/guides/json-schemas'
import { BUILT_IN } from '@/lib/guides/loaded'

for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(join(BUILT_IN, name), text)
