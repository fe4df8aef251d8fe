import { env } from '../env'
import { processWide } from '../process-wide'
import { loadKeyRing } from './key-ring'
import type { KeyRing } from './seal'

/** The keys of this process. */
export function keyRing(): KeyRing {
  return processWide('key ring', () => loadKeyRing(env()))
}
