import { ButtonLink } from '../ui/button'
import { DeadEnd } from './dead-end'
import { TryAgain } from './try-again'

/** Retries by itself, with or without JavaScript. */
const SECONDS = 5

/** Replaces a page whose data cannot be read at the moment. */
export function DatabaseUnavailable({ requestId }: { requestId: string | undefined }) {
  return (
    <>
      <TryAgain seconds={SECONDS} />
      <DeadEnd
        title="The wizard’s database is unavailable"
        pageName="Database unavailable"
        actions={<ButtonLink href="/">Open the guides</ButtonLink>}
      >
        <span>
          {`Nothing is lost. This page tries again every ${SECONDS} seconds and recovers by itself. If this stays, tell whoever runs the wizard: its log says why`}
        </span>
        {requestId && (
          <span>
            , at request <code translate="no">{requestId}</code>
          </span>
        )}
        <span>.</span>
      </DeadEnd>
    </>
  )
}
