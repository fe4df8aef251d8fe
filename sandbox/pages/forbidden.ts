import type { Answer } from '../http/answer'
import { html } from './html'
import { page } from './page'

/** The answer to a request from another site. */
export function forbiddenPage(): Answer {
  return page({
    title: 'Not allowed',
    status: 403,
    body: html`<main class="narrow"><h1>Not allowed</h1>
<p>This was not sent from a page of the sandbox. <a href="/">Open the account console</a> and try again.</p></main>`,
  })
}
