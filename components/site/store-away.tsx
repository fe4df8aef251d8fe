import { pageTitle } from '@/lib/page-title'
import { TryAgain } from './try-again'

/** Tries again by itself, with or without JavaScript. */
const SECONDS = 5

/** In the place of a page whose data cannot be read now. */
export function StoreAway({ requestId }: { requestId: string | undefined }) {
  return (
    <div className="page">
      <title>{pageTitle('Database away')}</title>
      <TryAgain seconds={SECONDS} />
      <h1>The wizard’s database cannot be reached</h1>
      <p className="lead">
        <span>
          {`Nothing is lost. This page tries again every ${SECONDS} seconds and goes on by itself. If this stays, tell whoever runs the wizard: its log says why`}
        </span>
        {requestId && (
          <span>
            , at request <code translate="no">{requestId}</code>
          </span>
        )}
        <span>.</span>
      </p>
      <p>
        <a href="/">The guides</a> work meanwhile.
      </p>
    </div>
  )
}
