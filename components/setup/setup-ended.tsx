import { nameForOutsiders } from '@/lib/auth/actor-name'
import type { Setup, SetupState } from '@/lib/setup/setup'
import { DeadEnd } from '../site/dead-end'
import { Time } from '../ui/time'
import { WhomToAsk } from './whom-to-ask'

interface SetupEndedProps {
  setup: Setup
  state: SetupState
  operator: { name: string | null; supportUrl: string | null }
}

/** The page of an ended setup, for the browser that started it. */
export function SetupEnded({ setup, state, operator }: SetupEndedProps) {
  return (
    <DeadEnd title={TITLES[state]} actions={null}>
      {state === 'expired' && (
        <span key="expired">
          It expired on <Time at={setup.expiresAt.toISOString()} />. Your saved values are kept, and a new link
          continues with them.{' '}
        </span>
      )}
      <WhomToAsk sender={nameForOutsiders(setup.createdBy)} operator={operator.name} supportUrl={operator.supportUrl} />
    </DeadEnd>
  )
}

const TITLES: Readonly<Record<SetupState, string>> = {
  open: 'This setup is open',
  finished: 'Your part is done, and the link has expired',
  expired: 'This setup has expired',
  revoked: 'This setup was revoked',
  replaced: 'There is a newer link for this setup',
}
