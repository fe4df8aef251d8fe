import { isLocalHost } from './http/local-only'

/** The address of the sandbox. */
export interface Settings {
  publicUrl: string
  hostname: string
  port: number
}

const DEFAULT_URL = 'http://localhost:4010'

/** Reads SANDBOX_URL. Returns a sentence if it is invalid. */
export function readSettings(value: string | undefined): Settings | string {
  const url = URL.parse(value || DEFAULT_URL)
  if (url?.protocol !== 'http:' || !isLocalHost(url.hostname) || url.pathname !== '/' || url.search || url.hash) {
    return `SANDBOX_URL must be an http address on this machine without a path, such as ${DEFAULT_URL}.`
  }
  return { publicUrl: url.origin, hostname: url.hostname, port: Number(url.port || 80) }
}
