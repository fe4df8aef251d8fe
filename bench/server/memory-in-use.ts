import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { Wizard } from '../../e2e/support/wizard'
import { residentMegabytes } from './proc'

const BETWEEN_LOOKS_MS = 20
const PRELOADED = pathToFileURL(fileURLToPath(new URL('tell-memory.mjs', import.meta.url))).href
const usageSchema = z.object({ heapUsed: z.number(), external: z.number() })

/** The setting that makes a wizard report its memory use. */
export const TELLS_MEMORY = { NODE_OPTIONS: `--import=${PRELOADED}` }

/** In megabytes, after a garbage collection. */
export interface Memory {
  /** The process's resident memory. */
  resident: number
  /** The part used by JavaScript values. */
  heap: number
}

/** The current memory use of a wizard that was started with TELLS_MEMORY. */
export async function memoryInUse({ pid, output }: Wizard): Promise<Memory> {
  const told = () => [...output().matchAll(/^Memory in use: (.*)$/gm)]
  const before = told().length
  process.kill(pid, 'SIGUSR2')
  while (told().length === before) await sleep(BETWEEN_LOOKS_MS)
  const { heapUsed } = usageSchema.parse(JSON.parse(told().at(-1)?.[1] ?? ''))
  return { resident: residentMegabytes(pid), heap: heapUsed / 1024 / 1024 }
}
