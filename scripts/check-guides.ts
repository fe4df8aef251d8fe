import { checkSources } from '@/lib/guide/check'
import { guideSources } from '@/lib/guides/registry'

const problems = checkSources(guideSources)
for (const problem of problems) console.error(problem)
console.log(`${guideSources.length} guides checked, ${problems.length} problems.`)
process.exitCode = problems.length > 0 ? 1 : 0
