// The wizard and a sandbox for developers: `next dev`, which reloads each change at once.
import { loadEnv } from './load-env.mjs'
import { requireNode } from './node-version.mjs'
import { become } from './project.mjs'
import { startSandbox } from './sandbox.mjs'

requireNode()
loadEnv()
const { HOST: host = '127.0.0.1', PORT: port = '3000' } = process.env
become(
  process.execPath,
  ['node_modules/next/dist/bin/next', 'dev', '--hostname', host, '--port', port],
  await startSandbox(),
)
