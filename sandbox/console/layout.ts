import type { Answer } from '../http/answer'
import { copyable } from '../pages/copy'
import { Html, html } from '../pages/html'
import { page } from '../pages/page'
import type { Account } from '../state/account'
import type { User } from '../state/users'

/** The user of the console, and the account. */
export interface Viewer {
  user: User
  account: Account
}

const PLACES = [
  { path: '/workspaces', label: 'Workspaces' },
  { path: '/user-management', label: 'User management' },
  { path: '/settings', label: 'Settings' },
]

const AVATAR = new Html(
  '<svg width="20" height="20" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true"><circle cx="10" cy="6.5" r="3.5"/><path d="M3 18a7 7 0 0 1 14 0z"/></svg>',
)

interface ConsolePage {
  viewer: Viewer
  title: string
  path: string
  content: Html
  status?: number
}

/** A page of the account console, with its sidebar and the user's menu. */
export function consolePage({ viewer, title, path, content, status = 200 }: ConsolePage): Answer {
  const place = PLACES.find((one) => path.startsWith(one.path))
  const body = html`<header class="bar"><strong>Account console</strong>${userMenu(viewer)}</header>
<div class="frame">
<nav class="side" aria-label="Account console"><ul>
${PLACES.map((one) => html`<li><a href="${one.path}"${one === place ? html` aria-current="page"` : null}>${one.label}</a></li>`)}
</ul></nav>
<main>${content}</main>
</div>`
  return page({ title, body, status })
}

function userMenu({ user, account }: Viewer): Html {
  return html`<details class="avatar"><summary aria-label="${user.name}, user avatar">${AVATAR}${user.name}</summary>
<div class="menu"><h2>${user.name}</h2><p class="hint">${user.email}, ${user.role}</p>
<h2>My account</h2><p class="hint">${account.name}</p><p class="hint">Account ID</p>
${copyable('account ID', account.id)}
<form method="post" action="/sign-out"><button>Sign out</button></form></div></details>`
}
