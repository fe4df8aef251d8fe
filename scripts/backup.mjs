import { runBuilt } from './built.mjs'

await runBuilt('backup', { takesFiles: true })
