import type Provider from 'oidc-provider'
import { type Answer, seeOther } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import { consentPage, expiredPage } from '../pages/consent'
import { signInPage } from '../pages/sign-in'
import { type Account, appByClientId } from '../state/account'
import type { SandboxState } from '../state/state'
import type { User } from '../state/users'
import { providerOf, resourceOf } from './provider'
import { splitScopes } from './scopes'

/** A sign-in that waits for its user. */
type Pending = InstanceType<Provider['Interaction']>

/** The pages between the app and its callback: sign-in and consent. */
export async function interaction(state: SandboxState, account: Account, ask: Ask, uid: string): Promise<Answer> {
  const pending = await providerOf(state, account).Interaction.find(uid)
  if (!pending) return expiredPage()
  const user = state.sessions.find(ask)?.user ?? null
  const decided = ask.method === 'POST' ? await decide(state, account, ask, pending, user) : null
  return decided ?? show(account, ask, pending, user)
}

/** Null if the form has no valid decision. */
async function decide(
  state: SandboxState,
  account: Account,
  ask: Ask,
  pending: Pending,
  user: User | null,
): Promise<Answer | null> {
  const form = formOf(ask)
  const cookie = state.sessions.start(form.get('user'), account.id)
  if (cookie) return seeOther(`${ask.url.pathname}?step=consent`, { 'set-cookie': cookie })
  const decision = form.get('decision')
  if (decision === 'cancel') {
    return finish(pending, { error: 'access_denied', error_description: 'The user denied the request' })
  }
  if (decision !== 'allow' || !user) return null
  const grantId = await grantScopes(state, account, pending, user)
  return finish(pending, { login: { accountId: user.id }, consent: { grantId } })
}

function show(account: Account, ask: Ask, pending: Pending, user: User | null): Answer {
  const app = appByClientId(account, String(pending.params.client_id))
  if (!app) return expiredPage()
  const action = ask.url.pathname
  const step = ask.url.searchParams.get('step')
  const mustSignIn = splitScopes(String(pending.params.prompt ?? '')).includes('login') && step !== 'consent'
  if (!user || mustSignIn || step === 'sign-in') return signInPage({ action, account })
  return consentPage({ action, user, app, scopes: scopesOf(pending), account })
}

async function finish(pending: Pending, result: NonNullable<Pending['result']>): Promise<Answer> {
  pending.result = result
  await pending.persist()
  return seeOther(pending.returnTo)
}

async function grantScopes(state: SandboxState, account: Account, pending: Pending, { id }: User): Promise<string> {
  const { Grant } = providerOf(state, account)
  const grant = new Grant({ accountId: id, clientId: String(pending.params.client_id) })
  const scope = scopesOf(pending).join(' ')
  grant.addOIDCScope(scope)
  grant.addResourceScope(resourceOf(state, account), scope)
  return grant.save()
}

function scopesOf({ params }: Pending): string[] {
  return splitScopes(String(params.scope ?? ''))
}
