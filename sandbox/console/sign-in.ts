import { type Answer, seeOther } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import { attributes, html } from '../pages/html'
import { signInPage } from '../pages/sign-in'
import type { Account } from '../state/account'
import { FIRST_ACCOUNT_ID } from '../state/accounts'
import type { SandboxState } from '../state/state'

/** Asks who one is, and which account one wants to see. */
export function consoleSignIn(state: SandboxState, ask: Ask): Answer {
  const chosen = accountOf(state, ask.url.searchParams.get('account'))
  const listed = state.accounts.listed()
  const accounts = listed.includes(chosen) ? listed : [...listed, chosen]
  const fields = html`<div class="field"><label for="account">Account</label><select id="account" name="account">
${accounts.map(
  (account) =>
    html`<option${attributes({ value: account.id, selected: account === chosen })}>${account.name} (${account.id})</option>`,
)}</select></div>`
  return signInPage({ action: '/sign-in', account: chosen, fields })
}

/** Signs in to the console. */
export function signInToConsole(state: SandboxState, ask: Ask): Answer {
  const form = formOf(ask)
  const cookie = state.sessions.start(form.get('user'), accountOf(state, form.get('account')).id)
  return seeOther('/', cookie ? { 'set-cookie': cookie } : {})
}

function accountOf(state: SandboxState, id: string | null): Account {
  const account = state.accounts.find(id) ?? state.accounts.find(FIRST_ACCOUNT_ID)
  if (!account) throw new Error('The first account is missing')
  return account
}
