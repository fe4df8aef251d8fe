import type { Answer } from '../http/answer'
import type { Account } from '../state/account'
import type { App } from '../state/apps'
import type { User } from '../state/users'
import { html } from './html'
import { page } from './page'

interface Consent {
  action: string
  user: User
  app: App
  account: Account
  scopes: readonly string[]
}

/** The app's request, for the user to agree or not. */
export function consentPage({ action, user, app, account, scopes }: Consent): Answer {
  return page({
    title: 'Authorise access',
    body: html`<main class="narrow"><h1>Allow ${app.name} to access your account?</h1>
<p>You are signed in as ${user.name} (${user.email}), in <code>${account.id}</code>.
<a href="${action}?step=sign-in">Sign in as someone else</a></p>
<h2>It asks for these scopes</h2>
<ul>${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
<form method="post" action="${action}" class="row">
<button class="main" name="decision" value="allow">Allow</button>
<button name="decision" value="cancel">Cancel</button>
</form></main>`,
  })
}

/** There is nothing left to agree to. */
export function expiredPage(): Answer {
  return page({
    title: 'Sign-in expired',
    status: 400,
    body: html`<main class="narrow"><h1>This sign-in has expired</h1>
<p>Go back to where you came from, and start again.</p></main>`,
  })
}
