import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

/** How many browsers ask at once, each as soon as it was answered. */
const CONNECTIONS = 10
const AUTOCANNON = fileURLToPath(import.meta.resolve('autocannon'))
const run = promisify(execFile)

/** The headers that a browser sends when somebody opens an address. */
const HEADERS = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-US,en;q=0.9',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
  'upgrade-insecure-requests': '1',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
}

const outputSchema = z.object({
  requests: z.object({ average: z.number(), total: z.number() }),
  latency: z.object({ p99: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
})

/** How a server answered many requests. */
export interface Fired {
  perSecond: number
  /** 99 of 100 requests were answered within this, in milliseconds. */
  p99: number
  requests: number
}

/**
 * Has autocannon, in a process of its own, ask for an address for some seconds, or this many times. Rejects where any
 * answer is not a page.
 */
export async function fire(url: string, howMuch: { seconds: number } | { times: number }): Promise<Fired> {
  const amount = 'seconds' in howMuch ? ['--duration', `${howMuch.seconds}`] : ['--amount', `${howMuch.times}`]
  const headers = Object.entries(HEADERS).flatMap(([name, value]) => ['--headers', `${name}=${value}`])
  const { stdout } = await run(
    process.execPath,
    [AUTOCANNON, '--json', '--connections', `${CONNECTIONS}`, ...amount, ...headers, url],
    { maxBuffer: 10_000_000 },
  )
  const { requests, latency, non2xx, errors } = outputSchema.parse(JSON.parse(stdout))
  if (non2xx + errors > 0) throw new Error(`${url} did not answer ${non2xx + errors} requests with a page.`)
  return { perSecond: requests.average, p99: latency.p99, requests: requests.total }
}
