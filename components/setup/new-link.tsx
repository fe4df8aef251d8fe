import { useEffect, useRef } from 'react'
import type { MadeLink } from '@/lib/setup/made-link'
import { buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { CopyButton } from '../ui/copy-button'
import { CopyValue } from '../ui/copy-value'
import { DescriptionList } from '../ui/description-list'
import { Time } from '../ui/time'
import { useIsLeft } from '../ui/use-is-left'

/** The link and its message, to be copied or sent. */
export function NewLink({ link: { url, recipient, message, mailto, expiresAt } }: { link: MadeLink }) {
  const box = useRef<HTMLDivElement>(null)
  const isLeft = useIsLeft()

  useEffect(() => {
    box.current?.focus()
  }, [])

  if (isLeft) return <p>The link is no longer shown. Replace it to get a new one.</p>
  return (
    <Callout ref={box} kind="good" role="status" tabIndex={-1} className="gap-4 p-5 print:hidden">
      <div className="grid gap-1">
        <p>
          <strong>{`Send this link to ${recipient}.`}</strong>{' '}
          <span>It is shown only now: copy it before you leave this page.</span>
        </p>
        <p className="text-sm text-muted">
          It works until <Time at={expiresAt} />, in the first browser that starts.
        </p>
      </div>
      <DescriptionList>
        <CopyValue label="Setup link" text={url} />
      </DescriptionList>
      <div className="grid gap-2">
        <h3 id="setup-message">Message</h3>
        <textarea
          readOnly
          rows={12}
          aria-labelledby="setup-message"
          className="w-full resize-y bg-panel text-sm"
          value={message}
        />
        <p className="flex flex-wrap gap-2">
          <CopyButton text={message} what="message" className={buttonClass('primary', 'md', 'no-script:hidden')}>
            Copy message
          </CopyButton>
          <a href={mailto} className={buttonClass()}>
            Open in your mail program
          </a>
        </p>
      </div>
    </Callout>
  )
}
