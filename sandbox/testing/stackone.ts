import { walkThroughSignIn } from './browser'
import { put } from './put'

/** A connector profile of the sandbox’s StackOne, as typed there. */
export interface TypedProfile {
  name: string
  accountId: string
  clientId: string
  clientSecret: string
  scopes?: string
  type?: string
  isEnabled?: boolean
  isDefault?: boolean
}

interface SetUp {
  on?: readonly string[]
  /** In milliseconds: the delay of every response. */
  latency?: number
  profile?: TypedProfile
}

/** The key of a project of the sandbox’s StackOne. */
export function projectKey(project: string): string {
  return `v1.sandbox.${project}`
}

/** Sets the faults of a project, and creates the given profile in it; returns its id. */
export async function setUpStackOne(sandboxUrl: string, project: string, setUp: SetUp): Promise<string> {
  const answer = await put(`${sandboxUrl}/stackone/set-up/${project}`, setUp)
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`)
  const { id = '' } = (await answer.json()) as { id?: string }
  return id
}

/** Links an account like the receiver of the link does. Returns the text of the last page. */
export async function followAuthLink(
  url: string,
  { user = 'ada', consent = true }: { user?: 'ada' | 'ursula'; consent?: boolean } = {},
): Promise<string> {
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers: { origin: new URL(url).origin } })
  const location = answer.headers.get('location')
  if (!location) return answer.text()
  const { page } = await walkThroughSignIn(new URL(location, url).href, { user, consent })
  return page?.text ?? ''
}
