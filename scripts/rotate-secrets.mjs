import { runBuilt } from './built.mjs'

await runBuilt('rotate-secrets')
