import { loadEnv } from '../scripts/load-env.mjs'
import { start } from './start'

// This address is where the wizard offers the sandbox.
loadEnv()
const sandbox = await start(process.env.SANDBOX_URL)
if (typeof sandbox === 'string') {
  console.error(sandbox)
  process.exit(1)
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => void sandbox.stop().then(() => process.exit(0)))
}
console.log(`The sandbox is at ${sandbox.url}`)
