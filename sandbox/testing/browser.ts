import { userByKey } from '../state/users'
import { Cookies } from './cookies'
import { buttonsOf } from './forms'

/** Where the sandbox redirected to: the app, or a page without a form. */
export interface Walk {
  /** The first redirect to another origin, not fetched. */
  callbackUrl: string | null
  page: { url: string; status: number; text: string } | null
}

interface Choices {
  user: 'ada' | 'ursula'
  /** Whether to allow, or to cancel. */
  consent: boolean
  /** The cookies of a browser in which somebody may be signed in already; absent: none. */
  cookies?: Cookies
  /** The page to stop at, and return. */
  until?: 'sign-in' | 'consent'
}

const MAX_STEPS = 20

/** Acts like a user in a browser at the sandbox: signs in, agrees or cancels. */
export async function walkThroughSignIn(authorizeUrl: string, choices: Choices): Promise<Walk> {
  const { origin } = new URL(authorizeUrl)
  const { cookies = new Cookies() } = choices
  const decision = choices.consent ? 'allow' : 'cancel'
  let url = authorizeUrl
  let body: URLSearchParams | null = null

  for (let step = 0; step < MAX_STEPS; step++) {
    const response: Response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      body,
      redirect: 'manual',
      headers: { cookie: cookies.headerFor(url), accept: 'text/html', ...(body ? { origin } : {}) },
    })
    cookies.keep(url, response.headers.getSetCookie())
    const text = await response.text()
    const location = response.headers.get('location')
    body = null
    if (location) {
      url = new URL(location, url).href
      if (new URL(url).origin !== origin) return { callbackUrl: url, page: null }
      continue
    }
    const buttons = buttonsOf(text, url)
    const signIn = buttons.find(({ name, value }) => name === 'user' && value === choices.user)
    const asSomeoneElse = /href="([^"]*step=sign-in)"/.exec(text)?.[1]
    if (asSomeoneElse && !text.includes(`signed in as ${userByKey(choices.user)?.name} (`)) {
      url = new URL(asSomeoneElse, url).href
      continue
    }
    const consent = buttons.find(({ name, value }) => name === 'decision' && value === decision)
    const isEnd = (signIn && choices.until === 'sign-in') || (consent && choices.until === 'consent')
    const button = signIn ?? consent
    if (isEnd || !button) return { callbackUrl: null, page: { url, status: response.status, text } }
    url = button.action
    body = new URLSearchParams([[button.name, button.value]])
  }
  throw new Error(`The sandbox sent the browser on more than ${MAX_STEPS} times`)
}
