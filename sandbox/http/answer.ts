import { parseObject } from './json'

/** A response that is ready to be sent, and that faults can change. */
export interface Answer {
  status: number
  headers: Record<string, string | string[]>
  body: string
}

/** An answer with a JSON body. */
export function json(status: number, value: unknown, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(value),
  }
}

/** An answer in plain text. */
export function text(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }, body }
}

/** Redirects the browser, by GET also after a POST. */
export function seeOther(location: string, headers: Answer['headers'] = {}): Answer {
  return { status: 303, headers: { location, 'cache-control': 'no-store', ...headers }, body: '' }
}

/** A header with one value, or null. */
export function headerOf(answer: Answer, name: string): string | null {
  const value = answer.headers[name]
  return typeof value === 'string' ? value : null
}

/** The JSON object in the body, or null if there is none. */
export function objectOf(answer: Answer): Record<string, unknown> | null {
  return parseObject(answer.body)
}

/** The same response with another JSON body. */
export function withBody(answer: Answer, value: unknown): Answer {
  return { ...answer, body: JSON.stringify(value) }
}
