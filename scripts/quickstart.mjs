// From a fresh clone to a running wizard.
import { requireNode } from './node-version.mjs'
import { become, installPackages, runScript } from './project.mjs'

requireNode()
for (const step of [installPackages, () => runScript('build')]) {
  const status = step()
  if (status !== 0) process.exit(status)
}
become(process.execPath, ['scripts/start.mjs'])
