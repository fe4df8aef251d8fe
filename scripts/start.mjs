// Starts the wizard that `npm run build` made. Wrong settings end it with one sentence, before anything listens.
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { loadEnv } from './load-env.mjs'
import { requireNode } from './node-version.mjs'
import { ROOT } from './project.mjs'

requireNode()
loadEnv()

const { tsImport } = await import('tsx/esm/api')
const { host, port, publicUrl, trustedProxies } = await orFail(async () => {
  const { readEnv } = await tsImport('../lib/env.ts', import.meta.url)
  return readEnv(process.env)
})
const buildDir = process.env.BUILD_DIR || '.next'
if (!existsSync(`${ROOT}${buildDir}/BUILD_ID`))
  fail('There is no build yet: run "npm run build", or "npm run quickstart".')
await checkPort(host, port)
const finish = await orFail(async () => {
  const { start, finish } = await tsImport('../lib/start.ts', import.meta.url)
  await start()
  return finish
})
// Next and React read these when they are loaded.
process.env.NODE_ENV = 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'
const { serve } = await import('./serve.mjs')
await serve({ host, port, publicUrl, trustedProxies, finish })

/** What is wrong is said in one sentence, without a stack. */
async function orFail(work) {
  try {
    return await work()
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
