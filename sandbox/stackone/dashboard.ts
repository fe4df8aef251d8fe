import { type Answer, seeOther } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import { isFromOtherSite } from '../http/other-site'
import { forbiddenPage } from '../pages/forbidden'
import { attributes, html } from '../pages/html'
import { page } from '../pages/page'
import type { SandboxState } from '../state/state'
import { STACKONE_FAULTS } from './faults'
import { type Project, randomId, type StackOneProfile } from './project'
import { setStackOneFaults } from './set-faults'

const TYPES = ['OAuth 2.0 (U2M - User to Machine)', 'OAuth 2.0 (M2M - Machine to Machine)']

/** The sandbox’s StackOne as its dashboard shows it: one project’s connector profiles, accounts and faults. */
export function dashboard(state: SandboxState, ask: Ask, path: string): Answer | null {
  const projects = state.stackOne
  if (path === '/app' || path === '/app/connector_profiles') return projectsPage(projects.all())
  const [, id = '', place = ''] = /^\/app\/([0-9a-f]{16})\/(connector_profiles|accounts|faults)$/.exec(path) ?? []
  const project = projects.get(id)
  if (!project) return null
  if (ask.method === 'POST') {
    if (isFromOtherSite(ask)) return forbiddenPage()
    const form = formOf(ask)
    if (place === 'connector_profiles') changeProfiles(state, project, form)
    if (place === 'accounts') changeAccount(state, project, form)
    if (place === 'faults') setStackOneFaults(project, { on: form.getAll('on'), latency: 0 })
    return seeOther(ask.url.pathname)
  }
  if (place === 'accounts') return accountsPage(project)
  return place === 'faults' ? faultsPage(project) : profilesPage(project)
}

function changeProfiles(state: SandboxState, project: Project, form: URLSearchParams): void {
  const value = (name: string) => form.get(name)?.trim() ?? ''
  const profile = project.profiles.get(value('profile'))
  if (profile && value('do') === 'delete') project.profiles.delete(profile.id)
  else if (profile) profile.isEnabled = !profile.isEnabled
  if (profile || value('name') === '') return
  const isFirst = project.profiles.size === 0
  const made: StackOneProfile = {
    id: randomId('cp_'),
    name: value('name'),
    type: TYPES.includes(value('type')) ? value('type') : `${TYPES[0]}`,
    accountId: value('account_id'),
    clientId: value('client_id'),
    clientSecret: value('client_secret'),
    scopes: value('scopes')
      .split(/[\s,;|]+/)
      .join(' ')
      .trim(),
    isEnabled: true,
    isDefault: isFirst || form.has('default'),
    createdAt: state.now(),
  }
  if (made.isDefault) for (const each of project.profiles.values()) each.isDefault = false
  project.profiles.set(made.id, made)
}

function changeAccount(state: SandboxState, project: Project, form: URLSearchParams): void {
  const account = project.accounts.get(form.get('account') ?? '')
  if (!account) return
  if (form.get('do') === 'delete') {
    project.accounts.delete(account.id)
    return
  }
  const description = 'Refresh token is invalid'
  account.status = 'error'
  account.reasons = [{ code: 'invalid_grant', description, timestamp: state.now().toISOString() }]
  account.updatedAt = state.now()
}

function projectsPage(projects: readonly Project[]): Answer {
  return page({
    title: 'Projects',
    of: 'StackOne',
    body: html`<main class="narrow"><h1>StackOne projects (sandbox)</h1>
<p>Each API key is one project. The key ends with the project’s name.</p>
<ul>${projects.map(({ id, name }) => html`<li><a href="/stackone/app/${id}/connector_profiles">${name}</a></li>`)}</ul></main>`,
  })
}

function tabs({ id, name }: Project, current: string) {
  const places = [
    ['connector_profiles', 'Connector Profiles'],
    ['accounts', 'Accounts'],
    ['faults', 'Faults'],
  ] as const
  return html`<nav class="tabs" aria-label="Project ${name}"><ul>${places.map(
    ([place, label]) =>
      html`<li><a href="/stackone/app/${id}/${place}"${attributes({ 'aria-current': place === current ? 'page' : null })}>${label}</a></li>`,
  )}</ul></nav>`
}

function profilesPage(project: Project): Answer {
  const field = (name: string, label: string, type = 'text') =>
    html`<p class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" autocomplete="off"></p>`
  return page({
    title: 'Connector Profiles',
    of: 'StackOne',
    body: html`<main>${tabs(project, 'connector_profiles')}<h1>Connector Profiles</h1>
${
  project.profiles.size === 0
    ? html`<p>There is none yet.</p>`
    : html`<table><thead><tr><th>Name</th><th>Type</th><th>State</th><th>Change</th></tr></thead><tbody>${[
        ...project.profiles.values(),
      ].map(
        ({
          id,
          name,
          type,
          isEnabled,
          isDefault,
        }) => html`<tr><td>${name}${isDefault ? ' (default)' : ''}</td><td>${type}</td>
<td>${isEnabled ? 'Enabled' : 'Disabled'}</td><td><form method="post" class="row"><input type="hidden" name="profile" value="${id}">
<button name="do" value="switch">${isEnabled ? 'Disable' : 'Enable'} ${name}</button> <button name="do" value="delete">Delete ${name}</button></form></td></tr>`,
      )}</tbody></table>`
}
<h2>Add a connector profile for Databricks</h2>
<form method="post">
${field('name', 'Name')}
<p class="field"><label for="type">Type</label><select id="type" name="type">${TYPES.map((type) => html`<option>${type}</option>`)}</select></p>
${field('account_id', 'Account ID')}${field('client_id', 'Client ID')}${field('client_secret', 'Client Secret')}${field('scopes', 'Scopes')}
<p><button class="main">Create profile</button></p></form></main>`,
  })
}

function accountsPage(project: Project): Answer {
  return page({
    title: 'Accounts',
    of: 'StackOne',
    body: html`<main>${tabs(project, 'accounts')}<h1>Accounts</h1>
${
  project.accounts.size === 0
    ? html`<p>No account is linked yet.</p>`
    : html`<table><thead><tr><th>Owner</th><th>Status</th><th>Change</th></tr></thead><tbody>${[
        ...project.accounts.values(),
      ].map(
        ({
          id,
          ownerName,
          status,
        }) => html`<tr><td>${ownerName}</td><td>${status}</td><td><form method="post" class="row">
<input type="hidden" name="account" value="${id}"><button name="do" value="break">Break the account of ${ownerName}</button>
<button name="do" value="delete">Delete the account of ${ownerName}</button></form></td></tr>`,
      )}</tbody></table>`
}</main>`,
  })
}

function faultsPage(project: Project): Answer {
  return page({
    title: 'Faults',
    of: 'StackOne',
    body: html`<main>${tabs(project, 'faults')}<h1>Faults of StackOne</h1>
<form method="post">${STACKONE_FAULTS.map(
      ({ id, title }) =>
        html`<p class="choice"><input type="checkbox" name="on" id="${id}" value="${id}"${attributes({ checked: project.faults.on.has(id) })}>
<label for="${id}">${title} <code>${id}</code></label></p>`,
    )}<p><button class="main">Save</button></p></form></main>`,
  })
}
