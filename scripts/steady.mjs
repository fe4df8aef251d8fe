// Checks with many runs the guarantees that `npm test` checks with few: 200 concurrent live tests, half of them while
// an instance is killed, a quarter while the database fails. STEADY_RUNS sets another number.
import { runScript } from './project.mjs'

process.exit(runScript('test:steady', { STEADY_RUNS: process.env.STEADY_RUNS || '200' }))
