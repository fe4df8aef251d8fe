import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Answer } from '../http/answer'
import type { Ask } from '../http/ask'
import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'
import { providerOf } from './provider'

interface Question {
  /** Path and query. */
  target: string
  /** A form, which is posted. */
  form?: URLSearchParams
}

/** Calls the OAuth server without a connection, so that request and response can be changed. */
export async function callProvider(
  state: SandboxState,
  account: Account,
  ask: Ask,
  { target, form }: Question,
): Promise<Answer> {
  const request = new IncomingMessage(new Socket())
  request.method = form ? 'POST' : 'GET'
  request.url = target
  // The OAuth server builds its URLs from the Host header: they must match its issuer.
  request.headers = { ...ask.headers, host: new URL(state.publicUrl).host, accept: 'application/json' }
  if (form) {
    request.headers['content-length'] = String(Buffer.byteLength(form.toString()))
    request.push(form.toString())
  }
  request.push(null)
  request.complete = true

  const response = new ServerResponse(request)
  return new Promise((resolve) => {
    response.end = (...args: unknown[]) => {
      resolve({ status: response.statusCode, headers: headersOf(response), body: bodyOf(args[0]) })
      return response
    }
    providerOf(state, account).callback()(request, response)
  })
}

/** The OAuth server allows every site to read its responses, but only the sandbox needs to. */
function headersOf(response: ServerResponse): Answer['headers'] {
  const headers: Answer['headers'] = {}
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (value === undefined || name === 'content-length' || name.startsWith('access-control-')) continue
    headers[name] = Array.isArray(value) ? value : String(value)
  }
  return headers
}

function bodyOf(chunk: unknown): string {
  if (Buffer.isBuffer(chunk)) return chunk.toString('utf8')
  return typeof chunk === 'string' ? chunk : ''
}
