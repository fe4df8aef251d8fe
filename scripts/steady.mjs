// Proves in full what `npm test` proves with few: 200 live tests at once, half of them while an instance is killed, a
// quarter while the database fails. STEADY_RUNS is another number.
import { runScript } from './project.mjs'

process.exit(runScript('test:steady', { STEADY_RUNS: process.env.STEADY_RUNS || '200' }))
