import { type Answer, seeOther } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import { appShell } from '../pages/page'
import { type App, DEFAULT_POLICY, makeApp } from '../state/apps'
import { type AppForm, appFormFrom, checkNewApp, checkSettings, EMPTY_FORM } from './app-form'
import { addPage, CONNECTIONS_PATH, connectionsPage, createdPage, deletePage, editPage } from './app-pages'
import type { Viewer } from './layout'

/** The App connections tab of Settings, and the pages below it. */
export function appConnections(viewer: Viewer, ask: Ask, now: Date): Answer {
  const [first = '', action] = ask.url.pathname.slice(CONNECTIONS_PATH.length + 1).split('/')
  if (!first) return connectionsPage(viewer)
  const isPost = ask.method === 'POST'
  if (first === 'add') return isPost ? add(viewer, ask, now) : addPage(viewer, EMPTY_FORM)
  const app = viewer.account.apps.get(first)
  if (!app) return appShell()
  if (action === 'edit') return isPost ? edit(viewer, app, ask) : editPage(viewer, app, formFor(app))
  if (action === 'delete') return isPost ? remove(viewer, app) : deletePage(viewer, app)
  return appShell()
}

function add(viewer: Viewer, ask: Ask, now: Date): Answer {
  const form = appFormFrom(formOf(ask))
  const checked = checkNewApp(form)
  if ('errors' in checked) return addPage(viewer, form, checked.errors)
  const { name, settings } = checked
  const app = makeApp(
    {
      name,
      redirectUrls: settings.redirectUrls,
      scopes: [form.accessScopes],
      userAuthorizedScopes: [],
      isConfidential: form.hasSecret,
      isMadeInConsole: true,
      policy: { ...DEFAULT_POLICY, ...settings.policy },
    },
    viewer.user.key,
    now,
  )
  viewer.account.apps.set(app.integrationId, app)
  return createdPage(viewer, app)
}

function edit(viewer: Viewer, app: App, ask: Ask): Answer {
  const form = appFormFrom(formOf(ask))
  const checked = checkSettings(form)
  if ('errors' in checked) return editPage(viewer, app, form, checked.errors)
  const { redirectUrls, policy } = checked.settings
  viewer.account.apps.set(app.integrationId, { ...app, redirectUrls, policy: { ...app.policy, ...policy } })
  return seeOther(CONNECTIONS_PATH)
}

function remove({ account }: Viewer, { integrationId }: App): Answer {
  account.apps.delete(integrationId)
  return seeOther(CONNECTIONS_PATH)
}

function formFor({ name, redirectUrls, secret, policy }: App): AppForm {
  return {
    ...EMPTY_FORM,
    name,
    redirectUrls: redirectUrls.join('\n'),
    hasSecret: secret !== null,
    accessMinutes: String(policy.accessMinutes),
    refreshMinutes: String(policy.refreshMinutes),
  }
}
