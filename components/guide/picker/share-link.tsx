'use client'

import { memo, useSyncExternalStore } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import { selectionLink } from '@/lib/guide/search-params'
import { guidePath } from '@/lib/urls'
import { useSelected } from '../selection-context'

const never = () => () => {}

/** The link with the choice. It has the configured public URL, like the redirect URLs. */
export const ShareLink = memo(function ShareLink() {
  const { guide, selection, publicUrl } = useSelected((state) => state)
  const link = publicUrl + selectionLink(guide, selection)
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => publicUrl,
  )
  return (
    <section className="grid gap-2 border-t border-line px-4 py-2.5" aria-labelledby="share-title">
      <div className="flex flex-wrap justify-between">
        <h3 id="share-title" className="text-sm">
          Link to this choice
        </h3>
        <p className="text-xs text-muted print:hidden">
          As text: <a href={selectionLink(guide, selection, `${guidePath(guide)}/guide.md`)}>Markdown</a>,{' '}
          <a href={selectionLink(guide, selection, `${guidePath(guide)}/guide.json`)}>JSON</a>
        </p>
      </div>
      <div className="grid items-start gap-2 sm:grid-cols-[minmax(0,1fr)_auto] no-script:grid-cols-1 print:hidden">
        <input
          readOnly
          className="copied-text"
          value={link}
          aria-labelledby="share-title"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={link} what="link" className={buttonClass('secondary', 'md', 'no-script:hidden')}>
          Copy link
        </CopyButton>
      </div>
      <p className="hidden wrap-anywhere print:block" translate="no">
        {link}
      </p>
      {origin !== publicUrl && (
        <Callout kind="warning" className="text-xs">
          {`You opened the wizard at ${origin}, but its setting PUBLIC_URL is ${publicUrl}: links and redirect URLs use that.`}
        </Callout>
      )}
    </section>
  )
})
