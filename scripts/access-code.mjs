import { runBuilt } from './built.mjs'

await runBuilt('access-code')
