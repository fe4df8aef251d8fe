import { type Answer, seeOther } from '../http/answer'
import type { Ask } from '../http/ask'
import { isSameOrigin } from '../http/local-only'
import { forbiddenPage } from '../pages/forbidden'
import { appShell } from '../pages/page'
import type { SandboxState } from '../state/state'
import { adminsOnlyPage, CONNECTIONS_PATH } from './app-pages'
import { appConnections } from './apps'
import type { Viewer } from './layout'
import { userManagementPage, workspacesPage } from './places'
import { consoleSignIn, signInToConsole } from './sign-in'

const PLACES = ['/workspaces', '/user-management', '/settings']

/** The account console. Like Databricks', it answers for every path. */
export function consoleRoute(state: SandboxState, ask: Ask): Answer {
  const path = ask.url.pathname
  if (ask.method === 'POST') {
    if (!isSameOrigin(ask)) return forbiddenPage()
    if (path === '/sign-in') return signInToConsole(state, ask)
    if (path === '/sign-out') return seeOther('/', { 'set-cookie': state.sessions.end(ask) })
  }
  if (path === '/sign-in') return consoleSignIn(state, ask)
  if (path !== '/' && !PLACES.some((place) => path === place || path.startsWith(`${place}/`))) return appShell()
  const viewer = viewerOf(state, ask)
  return viewer ? place(state, viewer, ask) : consoleSignIn(state, ask)
}

function place(state: SandboxState, viewer: Viewer, ask: Ask): Answer {
  const path = ask.url.pathname
  if (path === '/' || path === '/workspaces') return workspacesPage(viewer)
  if (path === '/user-management') return userManagementPage(viewer)
  if (path === '/settings' || isConnections(path)) {
    if (!viewer.user.isAdmin) return adminsOnlyPage(viewer)
    return isConnections(path) ? appConnections(viewer, ask, state.now()) : seeOther(CONNECTIONS_PATH)
  }
  return appShell()
}

function isConnections(path: string): boolean {
  return path === CONNECTIONS_PATH || path.startsWith(`${CONNECTIONS_PATH}/`)
}

function viewerOf(state: SandboxState, ask: Ask): Viewer | null {
  const session = state.sessions.find(ask)
  const account = state.accounts.find(session?.accountId)
  return session && account ? { user: session.user, account } : null
}
