// Starts the wizard from a fresh clone, with a sandbox to practise on.
import { loadEnv } from './load-env.mjs'
import { requireNode } from './node-version.mjs'
import { become, installPackages, runScript } from './project.mjs'
import { startSandbox } from './sandbox.mjs'

requireNode()
loadEnv()
// A person reads this output.
process.env.LOG_LEVEL ||= 'warn'
for (const step of [installPackages, () => runScript('build')]) {
  const status = step()
  if (status !== 0) process.exit(status)
}
become(process.execPath, ['scripts/start.mjs'], await startSandbox())
