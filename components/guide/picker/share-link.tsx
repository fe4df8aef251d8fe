'use client'

import { useSyncExternalStore } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { selectionLink } from '@/lib/guide/search-params'
import { guidePath } from '@/lib/urls'
import { useSelection } from '../selection-context'

const never = () => () => {}

/** The link that carries the choice. It shows the configured address, as do the redirect URLs. */
export function ShareLink() {
  const { guide, selection, publicUrl } = useSelection()
  const link = publicUrl + selectionLink(guide, selection)
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => publicUrl,
  )
  return (
    <section className="share" aria-labelledby="share-title">
      <h3 id="share-title">Link to this choice</h3>
      <div className="output">
        <input readOnly value={link} aria-labelledby="share-title" onFocus={(event) => event.currentTarget.select()} />
        <CopyButton text={link} what="link" className="button needs-script">
          Copy link
        </CopyButton>
      </div>
      <p className="print-only" translate="no">
        {link}
      </p>
      <p className="hint">
        Whoever opens it sees the same choice. As text:{' '}
        <a href={selectionLink(guide, selection, `${guidePath(guide)}/guide.md`)}>Markdown</a>,{' '}
        <a href={selectionLink(guide, selection, `${guidePath(guide)}/guide.json`)}>JSON</a>.
      </p>
      {origin !== publicUrl && (
        <p className="callout" data-kind="warning">
          {`You opened the wizard at ${origin}, but its setting PUBLIC_URL is ${publicUrl}: links and redirect URLs use that.`}
        </p>
      )}
    </section>
  )
}
