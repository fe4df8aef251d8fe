import { z } from 'zod'
import { readNewApp } from '../api/app-schema'
import { type Answer, json, parseObject } from '../http/answer'
import type { Ask } from '../http/ask'
import { isSameOrigin } from '../http/local-only'
import type { Account } from '../state/account'
import { makeApp } from '../state/apps'
import type { SandboxState } from '../state/state'
import { FAULTS } from './table'

const MAX_LATENCY = 600_000
const PATH = /^\/faults\/api(?:\/([^/]+)(\/apps)?)?$/

const settingsSchema = z.object({
  on: z.array(z.string(), 'on must be a list of fault ids.').default([]),
  latency: z
    .int('latency must be a whole number of milliseconds.')
    .min(0, 'latency must not be negative.')
    .max(MAX_LATENCY, `latency must be at most ${MAX_LATENCY}.`)
    .default(0),
})

/** How tests switch faults on and make app connections. */
export function faultsApi(state: SandboxState, ask: Ask): Answer {
  const [isKnown, accountId, apps] = PATH.exec(ask.url.pathname) ?? []
  if (!isKnown) return json(404, { message: 'There is nothing at this address.' })
  if (!accountId) return json(200, { faults: FAULTS.map(({ id, title, target }) => ({ id, title, target })) })
  const account = state.accounts.find(accountId)
  if (!account) return json(404, { message: `There is no account '${accountId}'.` })
  if (ask.method === 'GET' && !apps) return settingsOf(account)
  if (ask.method !== 'PUT') return json(405, { message: 'Use PUT.' })
  if (!isSameOrigin(ask)) return json(403, { message: 'This was not sent from the sandbox.' })
  return apps ? putApp(state, account, ask) : putSettings(account, ask)
}

/** Sets the faults of an account. A sentence when that cannot be done. */
export function setFaults(account: Account, value: unknown): string | null {
  const { data, error } = settingsSchema.safeParse(value)
  if (!data) return error.issues[0]?.message ?? 'The faults are invalid.'
  const unknown = data.on.filter((id) => !FAULTS.some((fault) => fault.id === id))
  if (unknown.length > 0) return `There is no fault called ${unknown.map((id) => `'${id}'`).join(', ')}.`
  account.faults = { on: new Set(data.on), latency: data.latency }
  return null
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
