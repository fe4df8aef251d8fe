import { AsyncResource } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Calls `done` once, as a part of the request, when its answer is sent or its connection is gone. The answer itself
 * does not tell: of requests that were sent one behind the other, all but the first would never be over.
 */
export function whenOver({ socket }: IncomingMessage, response: ServerResponse, done: () => void): void {
  let isOver = false
  const over = AsyncResource.bind(() => {
    response.off('close', over)
    socket.off('close', over)
    // The connection's end ends the answer, and calls both.
    if (!isOver) done()
    isOver = true
  })
  response.on('close', over)
  // One for each request that waits in the connection.
  socket.setMaxListeners(0).on('close', over)
}
