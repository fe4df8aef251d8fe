import { takeSecret } from '@/app/(admin)/profiles/envelope-actions'
import { CopyRefused } from '@/components/envelope/copy-refused'
import { TakeSecret } from '@/components/envelope/take-secret'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { loadEnvelope } from '@/lib/envelope/load-envelope.server'
import { profilePage } from '../profile-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

/**
 * Lets the named admin copy the secret once. The page itself never has the secret: only the response to its form does.
 */
export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'stackone', async ({ db, profile, guide }) => {
    const found = await loadEnvelope(db, guide, profile, await requireAdmin())
    const { secret = 'secret', envelope = null, isForMe = false } = found ?? {}
    // Without JavaScript the response to the form is this page, with the permission already used.
    return (
      <TakeSecret
        profileId={profile.id}
        envelopeId={isForMe && envelope ? envelope.id : null}
        secret={secret}
        take={takeSecret}
        lead={`${envelope?.giver ?? 'Whoever entered it'} lets you copy the ${secret} of ${profile.name} once. The history records it, and they see it.`}
        otherwise={<CopyRefused profileId={profile.id} secret={secret} envelope={envelope} />}
      />
    )
  })
}
