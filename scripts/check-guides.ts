// Checks the guides of the project and of GUIDES_DIR, or those in the given folders.
import { relative } from 'node:path'
import { BUILT_IN } from '@/lib/guides/loaded'
import { readGuides } from '@/lib/guides/read-guides'
import { plural } from '@/lib/text'
import { OUTDATED, outdatedSchemas } from './guide-schemas'

const given = process.argv.slice(2)
const { GUIDES_DIR } = process.env
const folders = given.length > 0 ? given : [BUILT_IN, ...(GUIDES_DIR ? [relative('.', GUIDES_DIR)] : [])]
const { guides, problems } = readGuides(folders)
const all = [...problems, ...(given.length > 0 ? [] : outdatedSchemas(BUILT_IN).map((file) => `${file}: ${OUTDATED}`))]
for (const problem of all) console.error(problem)
console.log(`${plural(guides.length, 'guide')} without a problem, ${plural(all.length, 'problem')}.`)
process.exitCode = all.length > 0 ? 1 : 0
