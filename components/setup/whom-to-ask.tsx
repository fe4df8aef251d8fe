interface WhomToAskProps {
  /** The link's sender; null if the page must not name them. */
  sender: string | null
  /** The operator's name; null if none is set. */
  operator: string | null
  supportUrl: string | null
}

/** Who can help: the sender, and whoever runs the wizard. */
export function WhomToAsk({ sender, operator, supportUrl }: WhomToAskProps) {
  const who = sender ?? 'whoever sent you the link'
  return (
    <span>
      <span>{`Ask ${who}`}</span>
      {supportUrl && (
        <span>
          {', or '}
          <a href={supportUrl} target="_blank" rel="noreferrer">
            <span>{operator ? `${operator}’s support` : 'support'}</span>
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
        </span>
      )}
      <span>.</span>
    </span>
  )
}
