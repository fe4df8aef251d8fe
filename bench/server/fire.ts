import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

/** The number of concurrent clients; each sends its next request as soon as it gets a response. */
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

/** The result of many requests to a server. */
export interface Fired {
  perSecond: number
  /** The 99th percentile of the response time, in milliseconds. */
  p99: number
  requests: number
}

/**
 * Runs autocannon in its own process for some seconds, or for this many requests. Rejects if any response is not a
 * page.
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
