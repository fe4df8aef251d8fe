import type { Ask } from './ask'

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]']

/** Whether a name means this machine. Other sites could misuse names that only resolve to it. */
export function isLocalHost(hostname: string): boolean {
  return LOCAL_HOSTS.includes(hostname)
}

/** Whether the request was sent to a name of this machine. */
export function isForLocalHost({ headers }: Ask): boolean {
  const url = URL.parse(`http://${headers.host ?? ''}`)
  return url !== null && isLocalHost(url.hostname)
}
