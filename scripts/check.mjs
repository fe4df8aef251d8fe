// The checks of each change, in two minutes; `npm test` checks everything.
import { requireNode } from './node-version.mjs'
import { runScript, runScriptBeside } from './project.mjs'

requireNode()
const failed = []
const running = ['lint', 'types', 'dead-code', 'guides:check'].map((name) => [name, runScriptBeside(name)])
for (const [name, run] of running) {
  const { status, output } = await run
  if (status !== 0) {
    console.log(`\n== ${name}\n${output}`)
    failed.push(name)
  }
}
if (runScript('test:unit') !== 0) failed.push('test:unit')
console.log(failed.length === 0 ? 'All checks passed.' : `FAILED: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
