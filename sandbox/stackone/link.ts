import { createHash, randomBytes } from 'node:crypto'
import { type Answer, headerOf, objectOf, seeOther } from '../http/answer'
import type { Ask } from '../http/ask'
import type { Delivery } from '../http/deliver'
import { isFromOtherSite } from '../http/other-site'
import { accountPath } from '../oauth/paths'
import { forbiddenPage } from '../pages/forbidden'
import { html } from '../pages/html'
import { page } from '../pages/page'
import type { SandboxState } from '../state/state'
import { type ConnectSession, type LinkAttempt, type Project, randomId, type StackOneProfile } from './project'

/** The redirect URL of apps that match the guide: StackOne's own, which this module replaces. */
const STACKONE_CALLBACK = 'https://api.stackone.com/connect/oauth2/databricks/callback'
const CALLBACK_PATH = '/stackone/connect/oauth2/databricks/callback'

/** Sends a request to the sandbox's own OAuth server. */
export type AskOAuth = (ask: Ask) => Promise<Delivery>

/** The page at a link, and at its callback. */
export async function linkRoute(
  state: SandboxState,
  ask: Ask,
  path: string,
  askOAuth: AskOAuth,
): Promise<Answer | null> {
  if (path === CALLBACK_PATH.slice('/stackone'.length)) return callback(state, ask, askOAuth)
  const [, token] = /^\/link\/([\w-]+)$/.exec(path) ?? []
  if (!token) return null
  const found = state.stackOne.sessionOf(token)
  if (!found || found.session.expiresAt <= state.now()) return sorry('This link has expired', 'Ask for a new one.')
  const { project, session } = found
  const profile = project.profiles.get(session.profileId)
  if (!profile?.isEnabled) return sorry('This connector cannot be linked', 'Its profile is disabled or gone.')
  if (ask.method !== 'POST') return linkPage(ask.url.pathname, session)
  return isFromOtherSite(ask) ? forbiddenPage() : begin(state, session, profile)
}

/**
 * Redirects browsers back here that the OAuth server sends to StackOne with a state of this sandbox: apps have
 * registered StackOne's real URL, but the sandbox’s StackOne has another.
 */
export function keptHere(state: SandboxState, delivery: Delivery): Delivery {
  if (typeof delivery === 'function') return delivery
  const location = headerOf(delivery, 'location')
  if (!location?.startsWith(STACKONE_CALLBACK)) return delivery
  const { search, searchParams } = new URL(location)
  if (!attemptOf(state, searchParams.get('state'))) return delivery
  return { ...delivery, headers: { ...delivery.headers, location: CALLBACK_PATH + search } }
}

function begin(state: SandboxState, session: ConnectSession, profile: StackOneProfile): Answer {
  const attempt: LinkAttempt = {
    id: randomId('ca_'),
    status: 'pending',
    state: randomId(''),
    verifier: randomBytes(32).toString('base64url'),
    accountId: null,
    errorCode: null,
    errorDescription: null,
    at: state.now(),
  }
  session.attempts.push(attempt)
  const account = encodeURIComponent(profile.accountId)
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: profile.clientId,
    redirect_uri: STACKONE_CALLBACK,
    scope: profile.scopes || 'all-apis offline_access',
    state: attempt.state,
    code_challenge: createHash('sha256').update(attempt.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  return seeOther(`/oidc/accounts/${account}/v1/authorize?${query}`)
}

async function callback(state: SandboxState, ask: Ask, askOAuth: AskOAuth): Promise<Answer> {
  const query = ask.url.searchParams
  const found = attemptOf(state, query.get('state'))
  if (found?.attempt.status !== 'pending') return sorry('Nothing waits for this answer', 'Open the link again.')
  const { project, session, attempt } = found
  const profile = project.profiles.get(session.profileId)
  if (!profile) return sorry('This connector cannot be linked', 'Its profile is gone.')
  const error = query.get('error')
  if (error) return failed(attempt, error, query.get('error_description'))
  const answer = await redeem(state, profile, attempt, query.get('code') ?? '', askOAuth)
  const body = answer ? objectOf(answer) : null
  if (answer?.status !== 200 || typeof body?.access_token !== 'string') {
    return failed(
      attempt,
      `${body?.error ?? 'server_error'}`,
      body?.error_description ? `${body.error_description}` : null,
    )
  }
  return finish(state, project, session, attempt, body)
}

/** The response of the token endpoint; null if there is none. */
async function redeem(
  state: SandboxState,
  profile: StackOneProfile,
  { verifier }: LinkAttempt,
  code: string,
  askOAuth: AskOAuth,
): Promise<Answer | null> {
  const account = state.accounts.open(profile.accountId, { headers: {} })
  if (!account) return null
  const delivery = await askOAuth({
    method: 'POST',
    url: new URL(`${accountPath(account)}/v1/token`, state.publicUrl),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `${new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: STACKONE_CALLBACK,
      code_verifier: verifier,
      client_id: profile.clientId,
      client_secret: profile.clientSecret,
    })}`,
  })
  return typeof delivery === 'function' ? null : delivery
}

function finish(
  state: SandboxState,
  project: Project,
  session: ConnectSession,
  attempt: LinkAttempt,
  credentials: Record<string, unknown>,
): Answer {
  const now = state.now()
  const isBroken = project.faults.on.has('account-error')
  const earlier = session.accountId === null ? undefined : project.accounts.get(session.accountId)
  const id = earlier?.id ?? randomId('acc_')
  project.accounts.set(id, {
    id,
    profileId: session.profileId,
    ownerId: session.ownerId,
    ownerName: session.ownerName,
    status: isBroken ? 'error' : 'active',
    reasons: isBroken
      ? [{ code: 'connection_failed', description: 'does not have required scopes', timestamp: now.toISOString() }]
      : [],
    credentials,
    createdAt: earlier?.createdAt ?? now,
    updatedAt: now,
  })
  attempt.status = 'authenticated'
  attempt.accountId = id
  return page({
    title: 'Account linked',
    of: 'StackOne',
    body: html`<main class="narrow"><h1>${isBroken ? 'The account was linked, and does not work' : 'Account linked'}</h1>
<p>You can close this page.</p></main>`,
  })
}

function failed(attempt: LinkAttempt, code: string, description: string | null): Answer {
  attempt.status = 'error'
  attempt.errorCode = code
  attempt.errorDescription = description
  return sorry('The account could not be linked', 'Whoever sent you the link can see why. You can try again.')
}

function attemptOf(state: SandboxState, value: string | null) {
  if (!value) return null
  for (const project of state.stackOne.all()) {
    for (const session of project.sessions.values()) {
      const attempt = session.attempts.find((each) => each.state === value)
      if (attempt) return { project, session, attempt }
    }
  }
  return null
}

function linkPage(action: string, { ownerName, accountId }: ConnectSession): Answer {
  return page({
    title: 'Link your account',
    of: 'StackOne',
    body: html`<main class="narrow"><h1>${accountId === null ? 'Link your Databricks account' : 'Sign in to Databricks again'}</h1>
<p>For ${ownerName}. You sign in at Databricks, and agree to what StackOne may do.</p>
<form method="post" action="${action}"><button class="main">Continue to Databricks</button></form></main>`,
  })
}

function sorry(title: string, sentence: string): Answer {
  return page({
    title,
    of: 'StackOne',
    status: 400,
    body: html`<main class="narrow"><h1>${title}</h1><p>${sentence}</p></main>`,
  })
}
