import { type Answer, json } from '../http/answer'
import { parseObject } from '../http/json'
import { type App, makeApp } from '../state/apps'
import { userByKey } from '../state/users'
import { readChangedApp, readNewApp } from './app-schema'
import type { Call } from './endpoints'
import { apiError } from './errors'

const MAX_PAGE = 100

/** Lists the account's apps, a page at a time. */
export function listApps({ account, ask }: Call): Answer {
  const query = ask.url.searchParams
  const size = Math.min(MAX_PAGE, Math.max(1, Number.parseInt(query.get('page_size') ?? '', 10) || MAX_PAGE))
  const start = Math.max(0, Number.parseInt(query.get('page_token') ?? '', 10) || 0)
  const apps = [...account.apps.values()]
  const next = start + size
  return json(200, {
    apps: apps.slice(start, next).map((app) => view(app, query.get('include_creator_username') === 'true')),
    ...(next < apps.length ? { next_page_token: String(next) } : {}),
  })
}

/** One app, without its secret. */
export function getApp({ account, id }: Call): Answer {
  const app = account.apps.get(id)
  return app ? json(200, view(app, true)) : notFound(id)
}

/** Creates an app. Its secret is returned only here. */
export function createApp({ state, account, ask, user }: Call): Answer {
  const read = readNewApp(parseObject(ask.body))
  if ('message' in read) return badRequest(read.message)
  const app = makeApp(read.value, user.key, state.now())
  account.apps.set(app.integrationId, app)
  return json(200, {
    integration_id: app.integrationId,
    client_id: app.clientId,
    ...(app.secret ? { client_secret: app.secret } : {}),
  })
}

/** Changes an app. */
export function updateApp({ account, ask, id }: Call): Answer {
  const app = account.apps.get(id)
  if (!app) return notFound(id)
  const read = readChangedApp(app, parseObject(ask.body))
  if ('message' in read) return badRequest(read.message)
  account.apps.set(id, read.value)
  return json(200, {})
}

/** Deletes an app. */
export function deleteApp({ account, id }: Call): Answer {
  return account.apps.delete(id) ? json(200, {}) : notFound(id)
}

function view(app: App, showsCreator: boolean): object {
  const creator = userByKey(app.createdBy)
  return {
    integration_id: app.integrationId,
    client_id: app.clientId,
    name: app.name,
    confidential: app.isConfidential,
    redirect_urls: app.redirectUrls,
    scopes: app.scopes,
    user_authorized_scopes: app.userAuthorizedScopes,
    token_access_policy: {
      access_token_ttl_in_minutes: app.policy.accessMinutes,
      refresh_token_ttl_in_minutes: app.policy.refreshMinutes,
      enable_single_use_refresh_tokens: app.policy.isSingleUse,
      ...(app.policy.absoluteMinutes === null
        ? {}
        : { absolute_session_lifetime_in_minutes: app.policy.absoluteMinutes }),
    },
    create_time: app.createdAt.toISOString(),
    ...(creator ? { created_by: Number(creator.id) } : {}),
    ...(creator && showsCreator ? { creator_username: creator.email } : {}),
  }
}

function badRequest(message: string): Answer {
  return apiError(400, 'BAD_REQUEST', message)
}

function notFound(id: string): Answer {
  return apiError(404, 'RESOURCE_DOES_NOT_EXIST', `Custom application integration with id '${id}' does not exist.`)
}
