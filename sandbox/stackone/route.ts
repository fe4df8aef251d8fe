import { setTimeout as sleep } from 'node:timers/promises'
import { json, text } from '../http/answer'
import type { Ask } from '../http/ask'
import type { Delivery } from '../http/deliver'
import { isFromOtherSite } from '../http/other-site'
import type { SandboxState } from '../state/state'
import { stackOneApi } from './api'
import { dashboard } from './dashboard'
import { apiError } from './errors'
import { withStackOneFaults } from './faults'
import { type AskOAuth, linkRoute } from './link'
import { randomId } from './project'
import { setStackOneFaults } from './set-faults'

/** The sandbox’s StackOne: its API, its dashboard, and the pages that link an account. */
export async function stackOneRoute(state: SandboxState, ask: Ask, askOAuth: AskOAuth): Promise<Delivery> {
  const path = ask.url.pathname.slice('/stackone'.length)
  const page = dashboard(state, ask, path) ?? (await linkRoute(state, ask, path, askOAuth))
  if (page) return page
  const [, projectName] = /^\/set-up\/([\w-]+)$/.exec(path) ?? []
  if (projectName && ask.method === 'PUT') return setUp(state, ask, projectName)
  // As docs.stackone.com warns of it.
  if (!ask.headers['user-agent']) return { status: 403, headers: {}, body: '' }
  const project = state.stackOne.ofKey(keyOf(ask))
  if (!project) return apiError(401, 'Unauthorized')
  if (project.faults.latency > 0) await sleep(project.faults.latency, undefined, { ref: false })
  return withStackOneFaults(project.faults.on, stackOneApi(state, project, ask, path))
}

/** RFC 7617: the key is the user, and there is no password. */
function keyOf({ headers }: Ask): string {
  const [, credentials = ''] = /^Basic ([\w+/=]+)$/i.exec(headers.authorization ?? '') ?? []
  const [key = '', password = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':')
  return password === '' ? key : ''
}

/** For tests: sets faults, and creates the given connector profile. */
function setUp(state: SandboxState, ask: Ask, projectName: string): Delivery {
  const project = state.stackOne.ofKey(`v1.sandbox.${projectName}`)
  if (!project || isFromOtherSite(ask)) return text(403, 'Not allowed.')
  const { profile, ...faults } = JSON.parse(ask.body)
  const problem = setStackOneFaults(project, faults)
  if (problem) return text(400, problem)
  if (!profile) return json(200, {})
  const id = randomId('cp_')
  const given = { isEnabled: true, isDefault: true, createdAt: state.now(), scopes: '', ...profile }
  project.profiles.set(id, { type: 'OAuth 2.0 (U2M - User to Machine)', ...given, id })
  return json(200, { id })
}
