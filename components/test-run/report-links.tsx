'use client'

import { useState } from 'react'
import type { RunView } from '@/lib/oauth-test/view'
import { announce } from '../ui/announce'
import { copyText } from '../ui/copy-text'

/** The run as Markdown: to be copied, or as a file; and for programs. */
export function ReportLinks({ run }: { run: RunView }) {
  const [copied, setCopied] = useState(false)
  const path = `/test-runs/${run.id}/report`

  async function copy() {
    const answer = await fetch(`${path}.md`)
    const done = answer.ok && (await copyText(await answer.text()))
    setCopied(done)
    announce(done ? 'Report copied' : 'The report could not be copied. Open it as Markdown instead.')
  }

  return (
    <p className="page-buttons">
      <button type="button" className="button needs-script" onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy report'}
      </button>
      <a className="button" href={`${path}.md`}>
        Markdown
      </a>
      <a className="button" href={`${path}.json`}>
        JSON
      </a>
    </p>
  )
}
