import { runBuilt } from './built.mjs'

await runBuilt('restore', { takesFiles: true })
