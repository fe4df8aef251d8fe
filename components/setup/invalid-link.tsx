import { DeadEnd } from '../site/dead-end'
import { SubmitButton } from '../ui/submit-button'
import { WhomToAsk } from './whom-to-ask'

interface InvalidLinkProps {
  operator: { name: string | null; supportUrl: string | null }
  /** The link's token; null on pages that a cookie opens. */
  token: string | null
  /** Whether this browser has asked to continue the setup. */
  hasAsked: boolean
  ask: (form: FormData) => Promise<void>
}

/** The same page for every link that this browser can't open. It does not reveal whether the link ever existed. */
export function InvalidLink({ operator, token, hasAsked, ask }: InvalidLinkProps) {
  return (
    <DeadEnd
      title="This setup cannot be opened here"
      actions={
        token !== null &&
        !hasAsked && (
          <form action={ask}>
            <input type="hidden" name="token" value={token} />
            <SubmitButton>Ask to use this browser</SubmitButton>
          </form>
        )
      }
    >
      <span>
        The link may be incomplete, or it has expired, was replaced, or was started in another browser. Open it in the
        browser where you started, or ask for a new one.
      </span>{' '}
      <WhomToAsk sender={null} operator={operator.name} supportUrl={operator.supportUrl} />
      {hasAsked && (
        <span className="mt-2 block font-medium text-ink" role="status">
          If the link is still valid, its sender now sees your request. Open it again once they allow it.
        </span>
      )}
    </DeadEnd>
  )
}
