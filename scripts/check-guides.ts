import { checkGuide } from '@/lib/guide/check'
import { guides } from '@/lib/guides/loaded'

const problems = guides.flatMap((loaded) =>
  checkGuide(loaded).map((problem) => `${loaded.guide.connector}/${loaded.guide.slug}: ${problem}`),
)
for (const problem of problems) console.error(problem)
console.log(`${guides.length} guides checked, ${problems.length} problems.`)
process.exitCode = problems.length > 0 ? 1 : 0
