import { type Answer, seeOther } from '../http/answer'
import type { Ask } from '../http/ask'
import { isFromOtherSite } from '../http/other-site'
import { forbiddenPage } from '../pages/forbidden'
import { appShell } from '../pages/page'
import type { SandboxState } from '../state/state'
import { adminsOnlyPage, CONNECTIONS_PATH } from './app-pages'
import { appConnections } from './apps'
import type { Viewer } from './layout'
import { userManagementPage, workspacesPage } from './places'
import { consoleSignIn, signInToConsole } from './sign-in'

/** The page at a path, for the signed-in user. */
type PageHandler = (viewer: Viewer, ask: Ask, now: Date) => Answer

/** The account console. Like Databricks', it responds to every path. */
export function consoleRoute(state: SandboxState, ask: Ask): Answer {
  const path = ask.url.pathname
  if (ask.method === 'POST') {
    if (isFromOtherSite(ask)) return forbiddenPage()
    if (path === '/sign-in') return signInToConsole(state, ask)
    if (path === '/sign-out') return seeOther('/', { 'set-cookie': state.sessions.end(ask) })
  }
  if (path === '/sign-in') return consoleSignIn(state, ask)
  const handler = handlerFor(path)
  if (!handler) return appShell()
  const viewer = viewerOf(state, ask)
  return viewer ? handler(viewer, ask, state.now()) : consoleSignIn(state, ask)
}

function handlerFor(path: string): PageHandler | null {
  if (path === '/' || path === '/workspaces') return workspacesPage
  if (path === '/user-management') return userManagementPage
  if (path === '/settings') return forAdmins(() => seeOther(CONNECTIONS_PATH))
  if (path === CONNECTIONS_PATH || path.startsWith(`${CONNECTIONS_PATH}/`)) return forAdmins(appConnections)
  return null
}

function forAdmins(handler: PageHandler): PageHandler {
  return (viewer, ask, now) => (viewer.user.isAdmin ? handler(viewer, ask, now) : adminsOnlyPage(viewer))
}

function viewerOf(state: SandboxState, ask: Ask): Viewer | null {
  const session = state.sessions.find(ask)
  const account = state.accounts.open(session?.accountId, ask)
  return session && account ? { user: session.user, account } : null
}
