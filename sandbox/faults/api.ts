import { readNewApp } from '../api/app-schema'
import { type Answer, json } from '../http/answer'
import type { Ask } from '../http/ask'
import { parseObject } from '../http/json'
import { isFromOtherSite } from '../http/other-site'
import type { Account } from '../state/account'
import { makeApp } from '../state/apps'
import type { SandboxState } from '../state/state'
import { setFaults } from './set-faults'
import { FAULTS } from './table'

const PATH = /^\/faults\/api(?:\/([^/]+)(\/apps)?)?$/

/** The API by which tests switch faults on and create app connections. */
export function faultsApi(state: SandboxState, ask: Ask): Answer {
  const [isKnown, accountId, apps] = PATH.exec(ask.url.pathname) ?? []
  if (!isKnown) return json(404, { message: 'There is nothing at this address.' })
  if (!accountId) return json(200, { faults: FAULTS.map(({ id, title, target }) => ({ id, title, target })) })
  const account = state.accounts.open(accountId, ask)
  if (!account) return json(404, { message: `There is no account '${accountId}'.` })
  if (ask.method === 'GET' && !apps) return settingsOf(account)
  if (ask.method !== 'PUT') return json(405, { message: 'Use PUT.' })
  if (isFromOtherSite(ask)) return json(403, { message: 'This was not sent from the sandbox.' })
  return apps ? putApp(state, account, ask) : putSettings(account, ask)
}

function putSettings(account: Account, ask: Ask): Answer {
  const message = setFaults(account, parseObject(ask.body))
  return message ? json(400, { message }) : settingsOf(account)
}

function settingsOf({ faults }: Account): Answer {
  return json(200, { on: [...faults.on], latency: faults.latency })
}

function putApp(state: SandboxState, account: Account, ask: Ask): Answer {
  const defaults = { name: 'Test app', scopes: ['all-apis'], confidential: true }
  const read = readNewApp({ ...defaults, ...parseObject(ask.body) }, true)
  if ('message' in read) return json(400, { message: read.message })
  const app = makeApp(read.value, 'ada', state.now())
  account.apps.set(app.integrationId, app)
  return json(200, { client_id: app.clientId, client_secret: app.secret })
}
