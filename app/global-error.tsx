'use client'

import './globals.css'

interface GlobalErrorProps {
  error: Error & { digest?: string }
}

/** In the place of a page that broke. */
export default function GlobalError({ error: { digest } }: Readonly<GlobalErrorProps>) {
  return (
    <html lang="en">
      <body>
        <title>Something broke</title>
        <main className="page">
          <h1>Something broke</h1>
          <p className="lead">
            <span>{digest ? 'The fault is the wizard’s, not yours. Load' : 'Check your connection, then load'}</span>
            <span> the page again. If this stays, tell whoever runs the wizard</span>
            {digest && (
              <span>
                : its log has more, at number <code translate="no">{digest}</code>
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
        </main>
      </body>
    </html>
  )
}
