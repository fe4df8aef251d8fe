'use client'

import { useState } from 'react'
import type { RunView } from '@/lib/oauth-test/view'
import { reportPath } from '@/lib/urls'
import { announce } from '../ui/announce'
import { Button, ButtonLink } from '../ui/button'
import { copyText } from '../ui/copy-text'

const UNREAD = 'The wizard did not send the report. Try again, or open it as Markdown.'

/** The run as Markdown, to copy or download, and as JSON for programs. */
export function ReportLinks({ run }: { run: RunView }) {
  const [copied, setCopied] = useState(false)
  const [isUnread, setUnread] = useState(false)

  async function copy(button: HTMLElement) {
    const text = await fetch(reportPath(run.id, 'md'))
      .then((answer) => (answer.ok ? answer.text() : null))
      .catch(() => null)
    setUnread(text === null)
    if (text === null) announce(UNREAD)
    setCopied(text !== null && (await copyText(text, 'Report', button)))
  }

  return (
    <>
      <Button className="no-script:hidden" onClick={({ currentTarget }) => void copy(currentTarget)}>
        {copied ? 'Copied' : 'Copy report'}
      </Button>
      <ButtonLink href={reportPath(run.id, 'md')}>Open as Markdown</ButtonLink>
      <ButtonLink href={reportPath(run.id, 'json')}>Open as JSON</ButtonLink>
      {isUnread && <span className="text-sm font-medium text-danger">{UNREAD}</span>}
    </>
  )
}
