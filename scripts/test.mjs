// Runs every test, also on a fresh machine. The last line has the result, and so does the exit status.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { installBrowser } from './browser.mjs'
import { installNginx } from './nginx.mjs'
import { requireNode } from './node-version.mjs'
import { installPackages, ROOT, runScriptBeside, runScriptHere } from './project.mjs'

requireNode()
const UNIT_REPORT = `${ROOT}reports/unit.json`
const E2E_REPORT = `${ROOT}reports/e2e.json`
const total = { passed: 0, failed: 0 }

for (const report of [UNIT_REPORT, E2E_REPORT]) rmSync(report, { force: true })
if (installPackages() !== 0) {
  console.log('0 passed, 1 failed')
  process.exit(1)
}
check('install browser', installBrowser)
check('install nginx', installNginx)
await checkTogether(['lint', 'types', 'dead-code', 'guides:check'])
// Most of a build uses one core.
const building = runScriptBeside('build')
await suite('unit', UNIT_REPORT, ({ numPassedTests, numTotalTests, numPendingTests }) => ({
  passed: numPassedTests,
  failed: numTotalTests - numPassedTests - numPendingTests,
}))
await checkBeside('build', building)
await suite('e2e', E2E_REPORT, ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }))

console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** Concurrent scripts of one core each; their outputs are printed in order. */
async function checkTogether(names) {
  const running = names.map((name) => [name, runScriptBeside(name)])
  for (const [name, run] of running) await checkBeside(name, run)
}

/** Waits for a concurrent script, and prints its output. */
async function checkBeside(name, running) {
  const { status, output } = await running
  check(name, () => {
    process.stdout.write(output)
    return status
  })
}

/** A step that passes or fails as a whole. */
function check(name, step) {
  heading(name)
  const status = step()
  total[status === 0 ? 'passed' : 'failed'] += 1
  if (status !== 0) console.error(`FAILED: ${name}`)
}

/**
 * A step that counts its tests in a report. A step that leaves no report, or fails without a failed test, is a failure.
 */
async function suite(name, report, count) {
  heading(name)
  const status = await runScriptHere(`test:${name}`)
  const { passed, failed } = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 }
  total.passed += passed
  total.failed += failed > 0 || status === 0 ? failed : 1
  if (status !== 0) console.error(`FAILED: ${name}`)
}

function heading(name) {
  console.log(`\n== ${name}`)
}
