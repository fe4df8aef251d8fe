// Starts the wizard that `npm run build` made. Wrong settings end it with one sentence, before anything listens.
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { requireNode } from './node-version.mjs'
import { become, ROOT } from './project.mjs'

requireNode()
if (existsSync(`${ROOT}.env`)) process.loadEnvFile(`${ROOT}.env`)

const { host, port, publicUrl } = await readSettings()
const buildDir = process.env.BUILD_DIR || '.next'
if (!existsSync(`${ROOT}${buildDir}/BUILD_ID`))
  fail('There is no build yet: run "npm run build", or "npm run quickstart".')
await checkPort(host, port)
console.log(`The wizard is at ${publicUrl}`)

// A link with thousands of actions is longer than Node's limit of 16 kB for a request's head.
become(
  process.execPath,
  ['--max-http-header-size=262144', 'node_modules/next/dist/bin/next', 'start', '-H', host, '-p', `${port}`],
  {
    NEXT_TELEMETRY_DISABLED: '1',
  },
)

async function readSettings() {
  const { tsImport } = await import('tsx/esm/api')
  const { readEnv } = await tsImport('../lib/env.ts', import.meta.url)
  try {
    return readEnv(process.env)
  } catch (error) {
    return fail(error.message)
  }
}

/** Next would say the same with a stack trace. */
function checkPort(host, port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', ({ code, message }) => {
      if (code === 'EADDRINUSE') fail(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`)
      fail(`The wizard cannot listen on ${host}:${port}: ${message}.`)
    })
    probe.listen(port, host, () => probe.close(resolve))
  })
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
