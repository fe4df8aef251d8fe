import { z } from 'zod'
import { type KeyRing, open, seal } from '../security/seal'
import { serverMetadataSchema } from './server-metadata'

const pendingSchema = z.object({
  state: z.string(),
  verifier: z.string(),
  nonce: z.string().nullable(),
  metadata: serverMetadataSchema,
})

/** The pending values of a waiting run. */
export type Pending = z.infer<typeof pendingSchema>

/** Seals the pending values of a run, for its row only. */
export function sealPending(ring: KeyRing, id: string, pending: Pending): Promise<string> {
  return seal(ring, pendingPlace(id), JSON.stringify(pending))
}

/** Null if it does not open. */
export async function openPending(ring: KeyRing, id: string, sealed: string): Promise<Pending | null> {
  const opened = await open(ring, pendingPlace(id), sealed)
  return opened.ok ? pendingSchema.parse(JSON.parse(opened.secret)) : null
}

function pendingPlace(id: string): string {
  return `test_runs/${id}/pending`
}
