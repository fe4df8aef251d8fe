import { randomUUID } from 'node:crypto'
import { createProfile } from '@/lib/profile/store'
import type { KeyRing } from '@/lib/security/seal'
import { makeGuideApp, setFaults } from '@/sandbox/testing/set-up'
import type { Database } from '../../db/database'
import type { Scene } from './rehearse'

interface SandboxContext {
  sandboxUrl: string
  /** The URL of the wizard that redirects browsers to the sandbox. */
  publicUrl: string
  db: Database
  ring: KeyRing
}

/** Creates an app in a new account of the sandbox, and a profile for it, as the scene describes them. */
export async function prepareProfile(
  { sandboxUrl, publicUrl, db, ring }: SandboxContext,
  scene: Scene,
): Promise<{ profileId: string; clientSecret: string }> {
  const accountId = randomUUID()
  const app = await makeGuideApp(sandboxUrl, accountId, publicUrl, scene.app)
  await setFaults(sandboxUrl, accountId, scene.faults ?? [], scene.latency)
  const clientSecret = scene.profile?.clientSecret ?? app.clientSecret
  const profileId = randomUUID()
  await createProfile(
    { db, ring, now: new Date(), actor: 'Ann' },
    {
      id: profileId,
      submissionId: randomUUID(),
      connector: 'databricks',
      guide: 'oauth-u2m',
      input: {
        name: `Rehearsal ${profileId}`,
        cloud: 'sandbox',
        fields: {
          accountId: scene.profile?.accountId ?? accountId,
          clientId: scene.profile?.clientId ?? app.clientId,
        },
        scopes: scene.scopes ?? '',
        actions: scene.actions ?? [],
      },
      secrets: { clientSecret },
      secretFor: scene.origin ?? sandboxUrl,
    },
  )
  return { profileId, clientSecret }
}
