// A process with a server that responds when standard input brings a line; a signal ends it.
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { endOnSignal } from '../end-on-signal'

const [lastCallMs] = process.argv.slice(2)
const input = createInterface(process.stdin)

endOnSignal(async () => console.log('work done'), Number(lastCallMs))
const server = createServer((_request, response) => {
  input.once('line', () => response.end('whole'))
  console.log('asked')
})
// Next's server does not respond to unknown upgrades.
server.on('upgrade', () => console.log('upgraded'))
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address())))
