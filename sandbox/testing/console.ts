import type { Sandbox } from '../server'
import type { Account } from '../state/account'
import { Cookies } from './cookies'

export const CONNECTIONS = '/settings/app-connections'
/** The form, filled in like the guide says. */
export const FORM = {
  name: 'StackOne Integration',
  redirect_urls: 'https://api.stackone.com/connect/oauth2/databricks/callback\r\nhttp://localhost:9/callback\r\n',
  access_scopes: 'all-apis',
  generate_secret: 'on',
  access_minutes: '60',
  refresh_minutes: '129600',
}

/** A browser that keeps cookies and follows redirects. */
export interface Browser {
  get: (path: string) => Promise<Response>
  post: (path: string, form: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
}

/** A browser with a user who is signed in to the console. */
export async function browserOf(sandbox: Sandbox, account: Account, user: 'ada' | 'ursula'): Promise<Browser> {
  const cookies = new Cookies()
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const url = sandbox.url + path
    const headers = { cookie: cookies.headerFor(url), ...init.headers }
    const response = await fetch(url, { ...init, redirect: 'manual', headers })
    cookies.keep(url, response.headers.getSetCookie())
    const location = response.headers.get('location')
    return location ? ask(location) : response
  }
  const browser: Browser = {
    get: ask,
    post: (path, form, headers = {}) => ask(path, { method: 'POST', body: new URLSearchParams(form), headers }),
  }
  await browser.post('/sign-in', { user, account: account.id })
  return browser
}

/** The returned page. */
export async function textOf(response: Response | Promise<Response>): Promise<string> {
  return (await response).text()
}

/** The text of a page, without its tags. */
export function readable(page: string): string {
  return page
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}
