import { SEEDED } from '../api/data'
import type { Answer } from '../http/answer'
import { html } from '../pages/html'
import { USERS } from '../state/users'
import { consolePage, type Viewer } from './layout'

/** The workspaces of the account. */
export function workspacesPage(viewer: Viewer): Answer {
  const workspaces = viewer.account.isSeeded ? SEEDED.workspaces : []
  return consolePage({
    viewer,
    title: 'Workspaces',
    path: '/workspaces',
    content: html`<h1>Workspaces</h1>
${
  workspaces.length > 0
    ? html`<ul>${workspaces.map(({ workspace_name, workspace_id }) => html`<li>${workspace_name} (${workspace_id})</li>`)}</ul>`
    : html`<p>There are no workspaces.</p>`
}`,
  })
}

/** The users of the account. */
export function userManagementPage(viewer: Viewer): Answer {
  return consolePage({
    viewer,
    title: 'User management',
    path: '/user-management',
    content: html`<h1>User management</h1>
<ul>${USERS.map(({ name, email, role }) => html`<li>${name}, ${email}: ${role}</li>`)}</ul>`,
  })
}
