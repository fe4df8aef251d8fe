import { env } from '../env'
import { processWide } from '../process-wide'
import { keepOutOfLog } from '../security/process-secrets'
import { loadKeyRing } from './key-ring'
import type { KeyRing } from './seal'

/** The keys of this process. */
export function keyRing(): KeyRing {
  return processWide('key ring', () => {
    const ring = loadKeyRing(env())
    keepOutOfLog(ring.map((key) => Buffer.from(key).toString('base64')))
    return ring
  })
}
