// Loaded into a measured wizard: at SIGUSR2 it collects garbage, and reports its memory use.
import { setImmediate as later } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

process.on('SIGUSR2', async () => {
  collect()
  // A second collection frees values that only freed values referred to.
  await later()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  process.stdout.write(`Memory in use: ${JSON.stringify({ heapUsed, external })}\n`)
})
