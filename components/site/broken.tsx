interface BrokenProps {
  /** By which the log is searched; undefined where the fault is not the server's. */
  number: string | undefined
}

/** In the place of what broke. */
export function Broken({ number }: BrokenProps) {
  return (
    <div className="page">
      <title>Something broke</title>
      <h1>Something broke</h1>
      <p className="lead">
        <span>{number ? 'The fault is the wizard’s, not yours. Load' : 'Check your connection, then load'}</span>
        <span> the page again. If this stays, tell whoever runs the wizard</span>
        {number && (
          <span>
            : its log has more, at number <code translate="no">{number}</code>
          </span>
        )}
        <span>.</span>
      </p>
      <p>
        {/* biome-ignore lint/a11y/useValidAnchor: the page is loaded anew, whatever has become of its scripts. */}
        <a className="button" href="">
          Load again
        </a>{' '}
        <a className="button" href="/">
          The guides
        </a>
      </p>
    </div>
  )
}
