import 'server-only'
import { env } from '../env'
import { singleton } from '../singleton'
import { loadKeyRing } from './key-ring'
import { keepOutOfLog } from './process-secrets'
import type { KeyRing } from './seal'

/** The keys of this process. */
export function keyRing(): KeyRing {
  return singleton('key ring', () => {
    const ring = loadKeyRing(env())
    keepOutOfLog(ring.map((key) => Buffer.from(key).toString('base64')))
    return ring
  })
}
