// Loaded into a wizard that is measured: at SIGUSR2 it collects its garbage, and says what is in use then.
import { setImmediate as later } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

process.on('SIGUSR2', async () => {
  collect()
  // What was only held by something that is gone itself now.
  await later()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  process.stdout.write(`Memory in use: ${JSON.stringify({ heapUsed, external })}\n`)
})
