import { pageTitle } from '@/lib/page-title'

/** Tries again by itself, with or without JavaScript. */
const SECONDS = 5

/** In the place of a page whose data cannot be read now. */
export function StoreAway() {
  return (
    <div className="page">
      <title>{pageTitle('Database away')}</title>
      <meta httpEquiv="refresh" content={`${SECONDS}`} />
      <h1>The wizard’s database cannot be reached</h1>
      <p className="lead">
        Nothing is lost. This page tries again every {SECONDS} seconds and goes on by itself. If this stays, tell
        whoever runs the wizard: its log says why.
      </p>
      <p>
        <a href="/">The guides</a> work meanwhile.
      </p>
    </div>
  )
}
