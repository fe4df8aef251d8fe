import { type Answer, seeOther } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import { attributes, html } from '../pages/html'
import { signInPage } from '../pages/sign-in'
import type { SandboxState } from '../state/state'

/** Asks for the user and the account. */
export function consoleSignIn(state: SandboxState, ask: Ask): Answer {
  const { first, seeded } = state.accounts
  const chosen = state.accounts.open(ask.url.searchParams.get('account'), ask) ?? first
  const accounts = seeded.includes(chosen) ? seeded : [...seeded, chosen]
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
  const account = state.accounts.open(form.get('account'), ask) ?? state.accounts.first
  const cookie = state.sessions.start(form.get('user'), account.id)
  return seeOther('/', cookie ? { 'set-cookie': cookie } : {})
}
