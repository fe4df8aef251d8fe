import type { Answer } from '../http/answer'
import { copyable } from '../pages/copy'
import { type Html, html } from '../pages/html'
import type { App } from '../state/apps'
import { ACCESS_SCOPES, type AppForm, type AppFormErrors } from './app-form'
import { checkboxField, choiceField, inputField, linesField } from './fields'
import { consolePage, type Viewer } from './layout'

export const CONNECTIONS_PATH = '/settings/app-connections'

/** Settings for users who may not see them. */
export function adminsOnlyPage(viewer: Viewer): Answer {
  return settingsPage(viewer, 'Settings', html`<h1>Settings</h1><p>This page is for account admins.</p>`, 403)
}

/** The list of app connections. */
export function connectionsPage(viewer: Viewer): Answer {
  const apps = [...viewer.account.apps.values()]
  const list = html`<div class="table"><table>
<thead><tr><th scope="col">Application name</th><th scope="col">Client ID</th><th scope="col">Created</th><th scope="col">Actions</th></tr></thead>
<tbody>${apps.map(row)}</tbody></table></div>`
  const content = html`<h1>Settings</h1>${tabs()}
<p class="row"><a class="button main" href="${CONNECTIONS_PATH}/add">Add connection</a></p>
${apps.length > 0 ? list : html`<p>There are no app connections.</p>`}`
  return settingsPage(viewer, 'App connections', content)
}

/** The form for a new app connection. */
export function addPage(viewer: Viewer, form: AppForm, errors: AppFormErrors = {}): Answer {
  const content = html`<h1>Add connection</h1>${errorSummary(errors)}
<form method="post" action="${CONNECTIONS_PATH}/add" novalidate>
${inputField({ name: 'name', type: 'text', label: 'Application name', value: form.name, error: errors.name })}
${redirectUrlsField(form, errors)}
${choiceField(
  { name: 'access_scopes', label: 'Access scopes', value: form.accessScopes, error: errors.accessScopes },
  ACCESS_SCOPES,
)}
${checkboxField('generate_secret', 'Client secret', 'Generate a client secret', form.hasSecret)}
${minutesFields(form, errors)}
${buttons('Add')}</form>`
  return settingsPage(viewer, 'Add connection', content, statusOf(errors))
}

/** The only page that ever shows the secret. */
export function createdPage(viewer: Viewer, app: App): Answer {
  const content = html`<section class="card" aria-labelledby="created"><h1 id="created">Connection created</h1>
<p class="warning">Copy the client secret now. It is shown only this once: you cannot see it again.</p>
<h2>Client ID</h2>${copyable('client ID', app.clientId)}
${app.secret ? html`<h2>Client Secret</h2>${copyable('client secret', app.secret)}` : null}
<form action="${CONNECTIONS_PATH}"><button class="main">Done</button></form></section>`
  return settingsPage(viewer, 'Connection created', content)
}

/** The form for an existing connection: like Databricks’, it has the redirect URLs and the lifetimes. */
export function editPage(viewer: Viewer, app: App, form: AppForm, errors: AppFormErrors = {}): Answer {
  const content = html`<h1>Edit ${app.name}</h1>${errorSummary(errors)}
<p class="hint">Client ID: <code>${app.clientId}</code></p>
<form method="post" action="${CONNECTIONS_PATH}/${app.integrationId}/edit" novalidate>
${redirectUrlsField(form, errors)}
${minutesFields(form, errors)}
${buttons('Save')}</form>`
  return settingsPage(viewer, `Edit ${app.name}`, content, statusOf(errors))
}

/** Asks before a connection is deleted. */
export function deletePage(viewer: Viewer, app: App): Answer {
  const content = html`<h1>Delete ${app.name}?</h1>
<p>Nobody can sign in with it any more. This cannot be undone.</p>
<form method="post" action="${CONNECTIONS_PATH}/${app.integrationId}/delete">${buttons('Delete')}</form>`
  return settingsPage(viewer, `Delete ${app.name}`, content)
}

function settingsPage(viewer: Viewer, title: string, content: Html, status = 200): Answer {
  return consolePage({ viewer, title, path: CONNECTIONS_PATH, content, status })
}

function tabs(): Html {
  return html`<nav class="tabs" aria-label="Settings"><ul><li><a href="${CONNECTIONS_PATH}" aria-current="page">App connections</a></li></ul></nav>`
}

function row({ name, clientId, integrationId, createdAt }: App): Html {
  const path = `${CONNECTIONS_PATH}/${integrationId}`
  return html`<tr><td>${name}</td><td><code>${clientId}</code></td>
<td><time datetime="${createdAt.toISOString()}">${createdAt.toISOString().slice(0, 16).replace('T', ' ')} UTC</time></td>
<td><a href="${path}/edit" aria-label="Edit ${name}">Edit</a> <a href="${path}/delete" aria-label="Delete ${name}">Delete</a></td></tr>`
}

function redirectUrlsField(form: AppForm, errors: AppFormErrors): Html {
  return linesField({
    name: 'redirect_urls',
    label: 'Redirect URLs',
    value: form.redirectUrls,
    hint: 'One per line',
    error: errors.redirectUrls,
  })
}

function minutesFields(form: AppForm, errors: AppFormErrors): Html {
  return html`${inputField({
    name: 'access_minutes',
    type: 'number',
    label: 'Access token TTL (minutes)',
    value: form.accessMinutes,
    error: errors.accessMinutes,
  })}
${inputField({
  name: 'refresh_minutes',
  type: 'number',
  label: 'Refresh token TTL (minutes)',
  value: form.refreshMinutes,
  error: errors.refreshMinutes,
})}`
}

function buttons(label: string): Html {
  return html`<p class="row"><button class="main">${label}</button> <a class="button" href="${CONNECTIONS_PATH}">Cancel</a></p>`
}

function errorSummary(errors: AppFormErrors): Html | null {
  if (statusOf(errors) === 200) return null
  return html`<p class="error" role="alert">Some of this is not right yet. Nothing was saved.</p>`
}

function statusOf(errors: AppFormErrors): number {
  return Object.keys(errors).length > 0 ? 422 : 200
}
