import { runBuilt } from './built.mjs'

await runBuilt('check-profile')
