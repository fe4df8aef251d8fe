import { createHash } from 'node:crypto'
import type { Answer } from '../http/answer'
import { Html, html } from './html'
import { STYLES } from './styles'

/** Copies the value that the button names, and announces it. Without JavaScript the value can be selected. */
const SCRIPT = `document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-copy]')
  if (!button) return
  navigator.clipboard.writeText(button.dataset.copy).then(() => {
    document.getElementById('copied').textContent = 'Copied'
  })
})`

const POLICY = [
  `default-src 'none'`,
  `style-src '${hashOf(STYLES)}'`,
  `script-src '${hashOf(SCRIPT)}'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/** The parts of a page. */
export interface Page {
  title: string
  /** From the first landmark after the banner to the last. */
  body: Html
  /** The imitated company. */
  of?: 'Databricks' | 'StackOne'
  status?: number
  headers?: Answer['headers']
}

/** A whole page. Each says that it is not Databricks, or StackOne. */
export function page({ title, body, of = 'Databricks', status = 200, headers = {} }: Page): Answer {
  const source = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox · ${title}</title>
<style>${new Html(STYLES)}</style>
</head>
<body>
<aside class="banner" aria-label="About this page"><strong>Sandbox: a stand-in for ${of}, on this machine</strong> <a href="/faults">Faults</a></aside>
${body}
<p id="copied" role="status" class="hint"></p>
<script>${new Html(SCRIPT)}</script>
</body>
</html>`.source
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': POLICY,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: source,
  }
}

/** Databricks' response for an unknown path: its console, with status 200. */
export function appShell(): Answer {
  const body = html`<main class="narrow"><h1>Account console</h1>
<p>There is nothing at this address. Like Databricks, the sandbox answers with its console all the same.</p>
<p><a href="/">Open the account console</a></p></main>`
  return page({ title: 'Account console', body })
}

function hashOf(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`
}
