import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'

interface Place {
  host: string
  port: number
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** What answers for the pages, from the build in the working directory. */
export async function loadNextHandler({ host, port }: Place): Promise<Handler> {
  const build = join(process.cwd(), process.env.BUILD_DIR || '.next')
  // As Next's own server of a standalone build does: the build's settings, without the file that they came from.
  const { config } = JSON.parse(readFileSync(join(build, 'required-server-files.json'), 'utf8'))
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config)
  // Next asks itself for the page that a form leads to. It is here, whatever a proxy says of the address outside.
  process.env.__NEXT_PRIVATE_ORIGIN = localOrigin(host, port)
  const { default: next } = await import('next')
  // Next listens for upgrades to WebSocket at the server that it is given, past all that ours refuses: at this one none come.
  const httpServer = createServer()
  const app = next({ dev: false, dir: process.cwd(), hostname: host, port, httpServer })
  await app.prepare()
  const handler = app.getRequestHandler()
  // As a third argument it would take the parsed address.
  return (request, response) => handler(request, response)
}

/** Where this machine reaches the server: one that listens everywhere listens here too. */
function localOrigin(host: string, port: number): string {
  const here = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  return `http://${here.includes(':') ? `[${here}]` : here}:${port}`
}
