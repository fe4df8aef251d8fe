'use client'

import { buttonClass } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { joinScopes } from '@/lib/guide/separators'
import { plural } from '@/lib/text'
import { newProfilePath } from '@/lib/urls'
import { OnwardLink } from './onward-link'
import { useSelected } from './selection-context'

/** The most scopes that fit in the line in any font; more are shown as a number. */
const MAX_SCOPES = 4

/**
 * The choice in a line, and its actions: above the page if there is room, otherwise below it, so that picker and steps
 * stay one tap apart.
 */
export function SelectionBar({ saveLabel }: { saveLabel: string }) {
  const count = useSelected(({ selection }) => selection.actions.length)
  const scopes = useSelected(({ scopes: all }) =>
    all.length > MAX_SCOPES ? plural(all.length, 'scope') : all.join(' '),
  )
  const text = useSelected((state) => joinScopes(state.scopes, state.selection.separator))
  const link = useSelected((state) => state.publicUrl + state.link)
  const path = useSelected(({ guide }) => newProfilePath(guide))
  const isPreview = useSelected(({ guide }) => guide.preview !== undefined)
  return (
    <section
      aria-label="Your choice"
      className="sticky top-0 z-3 border-b border-line bg-panel max-lg:fixed max-lg:inset-x-0 max-lg:top-auto max-lg:bottom-0 max-lg:border-t max-lg:border-b-0 flat:static print:hidden"
    >
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-4 gap-y-1.5 px-4 max-sm:gap-x-2 py-2 lg:px-6">
        <p className="flex min-w-0 flex-auto flex-wrap items-baseline gap-x-3 text-sm lg:flex-1 lg:flex-nowrap">
          <a href="#choose" className="flex-none font-medium lg:text-ink lg:no-underline">
            {count === 0 ? 'No actions' : plural(count, 'action')}
          </a>
          <code translate="no" className="text-muted max-md:hidden">
            {scopes}
          </code>
          <a href="#steps" className="lg:hidden">
            Steps
          </a>
        </p>
        {text !== '' && (
          <CopyButton text={text} what="scopes" className={buttonClass('secondary', 'sm', 'no-script:hidden')}>
            <span className="max-sm:sr-only">Copy scopes</span>
            <span className="sm:hidden" aria-hidden>
              Scopes
            </span>
          </CopyButton>
        )}
        {!isPreview && (
          <>
            <CopyButton text={link} what="link" className={buttonClass('secondary', 'sm', 'no-script:hidden')}>
              <span className="max-sm:sr-only">Copy link</span>
              <span className="sm:hidden" aria-hidden>
                Link
              </span>
            </CopyButton>
            <OnwardLink path={path} className={buttonClass('primary', 'sm', 'max-md:hidden')}>
              {saveLabel}
            </OnwardLink>
          </>
        )}
      </div>
    </section>
  )
}
