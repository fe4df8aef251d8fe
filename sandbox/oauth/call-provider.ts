import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type Provider from 'oidc-provider'
import type { Answer } from '../http/answer'
import type { Ask } from '../http/ask'

type Question = Pick<Ask, 'method' | 'headers' | 'body'> & { target: string }

/** Asks the OAuth server without a connection, so that the question and the answer can be changed on the way. */
export async function callProvider(provider: Provider, question: Question): Promise<Answer> {
  const request = new IncomingMessage(new Socket())
  request.method = question.method
  request.url = question.target
  request.headers = { ...question.headers, accept: 'application/json' }
  if (question.body) request.headers['content-length'] = String(Buffer.byteLength(question.body))
  request.push(question.body || null)
  if (question.body) request.push(null)
  request.complete = true

  const response = new ServerResponse(request)
  return new Promise((resolve) => {
    response.end = (...args: unknown[]) => {
      resolve({ status: response.statusCode, headers: headersOf(response), body: bodyOf(args[0]) })
      return response
    }
    provider.callback()(request, response)
  })
}

function headersOf(response: ServerResponse): Answer['headers'] {
  const headers: Answer['headers'] = {}
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (value !== undefined && name !== 'content-length') headers[name] = Array.isArray(value) ? value : String(value)
  }
  return headers
}

function bodyOf(chunk: unknown): string {
  if (Buffer.isBuffer(chunk)) return chunk.toString('utf8')
  return typeof chunk === 'string' ? chunk : ''
}
