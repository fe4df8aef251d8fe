import { ButtonLink } from '../ui/button'
import { DeadEnd } from './dead-end'

interface BrokenProps {
  /** The number in the log; undefined if the fault is not the server's. */
  number: string | undefined
}

/** Replaces the failed part. */
export function Broken({ number }: BrokenProps) {
  return (
    <DeadEnd
      title="Something went wrong"
      actions={
        <>
          <ButtonLink kind="primary" href="">
            Load again
          </ButtonLink>
          <ButtonLink href="/">All guides</ButtonLink>
        </>
      }
    >
      <span>{number ? 'The fault is the wizard’s, not yours. Load' : 'Check your connection, then load'}</span>
      <span> the page again. If this stays, tell whoever runs the wizard</span>
      {number && (
        <span>
          {' '}
          and give them error <code translate="no">{number}</code>
        </span>
      )}
      <span>.</span>
    </DeadEnd>
  )
}
