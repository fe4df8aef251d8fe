import { type Answer, seeOther } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import { appShell } from '../pages/page'
import { type App, DEFAULT_POLICY, makeApp } from '../state/apps'
import { type AppForm, appFormFrom, checkAppForm, EMPTY_FORM } from './app-form'
import { addPage, CONNECTIONS_PATH, connectionsPage, createdPage, deletePage, editPage } from './app-pages'
import type { Viewer } from './layout'

/** The App connections tab of Settings, and what is below it. */
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
  const checked = checkAppForm(form)
  if ('errors' in checked) return addPage(viewer, form, checked.errors)
  const { values } = checked
  const app = makeApp(
    {
      ...values,
      userAuthorizedScopes: [],
      isConfidential: form.hasSecret,
      isMadeInConsole: true,
      policy: { ...DEFAULT_POLICY, ...values.policy },
    },
    viewer.user.key,
    now,
  )
  viewer.account.apps.set(app.integrationId, app)
  return createdPage(viewer, app)
}

function edit(viewer: Viewer, app: App, ask: Ask): Answer {
  const { redirectUrls, accessMinutes, refreshMinutes } = appFormFrom(formOf(ask))
  const form = { ...formFor(app), redirectUrls, accessMinutes, refreshMinutes }
  const checked = checkAppForm({ ...form, name: EDITED.name, accessScopes: EDITED.accessScopes })
  if ('errors' in checked) return editPage(viewer, app, form, checked.errors)
  const { values } = checked
  viewer.account.apps.set(app.integrationId, {
    ...app,
    redirectUrls: values.redirectUrls,
    policy: { ...app.policy, ...values.policy },
  })
  return seeOther(CONNECTIONS_PATH)
}

/** What cannot be edited is not checked either: the API allows other names and scopes than the form. */
const EDITED = { name: 'edited', accessScopes: 'all-apis' }

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
