import { type Answer, seeOther } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import { consentPage, expiredPage } from '../pages/consent'
import { signInPage } from '../pages/sign-in'
import { type Account, appByClientId } from '../state/account'
import type { SandboxState } from '../state/state'
import type { User } from '../state/users'
import { providerOf, resourceOf } from './provider'
import { splitScopes } from './scopes'

/** The pages between the app and its callback: who are you, and do you agree? */
export async function interaction(state: SandboxState, account: Account, ask: Ask, uid: string): Promise<Answer> {
  const found = await providerOf(state, account).Interaction.find(uid)
  if (!found) return expiredPage()
  const clientId = String(found.params.client_id)
  const scopes = splitScopes(String(found.params.scope ?? ''))
  const user = state.sessions.find(ask)?.user ?? null

  if (ask.method === 'POST') {
    const form = formOf(ask)
    const cookie = state.sessions.start(form.get('user'), account.id)
    if (cookie) return seeOther(`${ask.url.pathname}?step=consent`, { 'set-cookie': cookie })
    const decision = form.get('decision')
    if (user && decision === 'allow') {
      return finish({ login: { accountId: user.id }, consent: { grantId: await grant(user, clientId, scopes) } })
    }
    if (decision === 'cancel') {
      return finish({ error: 'access_denied', error_description: 'The user denied the request' })
    }
  }

  const app = appByClientId(account, clientId)
  if (!app) return expiredPage()
  const step = ask.url.searchParams.get('step')
  const mustSignIn = splitScopes(String(found.params.prompt ?? '')).includes('login') && step !== 'consent'
  if (!user || mustSignIn || step === 'sign-in') return signInPage({ action: ask.url.pathname, account })
  return consentPage({ action: ask.url.pathname, user, app, scopes, account })

  async function finish(result: NonNullable<NonNullable<typeof found>['result']>): Promise<Answer> {
    if (!found) return expiredPage()
    found.result = result
    await found.persist()
    return seeOther(found.returnTo)
  }

  async function grant({ id }: User, clientId: string, scopes: readonly string[]): Promise<string> {
    const { Grant } = providerOf(state, account)
    const given = new Grant({ accountId: id, clientId })
    given.addOIDCScope(scopes.join(' '))
    given.addResourceScope(resourceOf(state, account), scopes.join(' '))
    return given.save()
  }
}
