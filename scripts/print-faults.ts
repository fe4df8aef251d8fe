import { writeFileSync } from 'node:fs'
import { faultsMarkdown } from '@/lib/oauth-test/testing/fault-markdown'
import { FAULT_TABLE } from '@/lib/oauth-test/testing/fault-table'
import { stackOneFaultsMarkdown } from '@/lib/stackone/testing/fault-table'

writeFileSync('docs/faults.md', faultsMarkdown(FAULT_TABLE))
writeFileSync('docs/stackone-faults.md', stackOneFaultsMarkdown())
console.log(`docs/faults.md has ${FAULT_TABLE.length} faults.`)
