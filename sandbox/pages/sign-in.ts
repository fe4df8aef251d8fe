import type { Answer } from '../http/answer'
import type { Account } from '../state/account'
import { USERS } from '../state/users'
import { type Html, html } from './html'
import { page } from './page'

interface SignIn {
  /** The target of the form. */
  action: string
  account: Account
  /** Further questions of the form, in place of the account's name. */
  fields?: Html
}

/** Signs in any user: there are no passwords. */
export function signInPage({ action, account, fields }: SignIn): Answer {
  return page({
    title: 'Sign in',
    body: html`<main class="narrow"><h1>Sign in to Databricks (sandbox)</h1>
<p>Choose who you are. There is no password: this is for practice.</p>
<form method="post" action="${action}">
${fields ?? html`<p class="hint">Account: ${account.name}, <code>${account.id}</code></p>`}
<div class="people">
${USERS.map(
  ({ key, name, role, isAdmin }) =>
    html`<button name="user" value="${key}">${isAdmin ? `${name}, ${role}` : name}</button>`,
)}
</div></form></main>`,
  })
}
