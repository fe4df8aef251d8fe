import { request } from 'node:http'
import { Cookies } from '@/sandbox/testing/cookies'
import { INSTANCE } from './round-robin'

/** The response. */
export interface Answer {
  status: number
  /** The redirect's target; empty if there is none. */
  location: string
  text: string
  /** The instance that responded. */
  instance: string
}

/** The fields of a form. */
export type Fields = Readonly<Record<string, string>>

/** A client without scripts that keeps cookies and sends forms; hundreds can run concurrently. */
export class Visitor {
  private readonly cookies = new Cookies()

  constructor(readonly origin: string) {}

  /** Another client with a copy of the current cookies. */
  again(): Visitor {
    const visitor = new Visitor(this.origin)
    const pairs = this.cookies.headerFor(this.origin).split('; ')
    const kept = pairs.map((pair) => `${pair}; Path=/`)
    visitor.cookies.keep(this.origin, kept)
    return visitor
  }

  /** Opens a URL. */
  get(path: string): Promise<Answer> {
    return this.ask(path, 'GET', { 'sec-fetch-mode': 'navigate' })
  }

  /** Sends a form to its page. */
  async post(path: string, fields: Fields): Promise<Answer> {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    const encoded = new Response(form)
    const headers = { origin: this.origin, 'content-type': encoded.headers.get('content-type') ?? '' }
    return this.ask(path, 'POST', headers, Buffer.from(await encoded.arrayBuffer()))
  }

  /** Not by `fetch`, whose Sec-Fetch headers say that the request is no navigation. */
  private ask(path: string, method: string, headers: Fields, body = Buffer.alloc(0)): Promise<Answer> {
    const url = new URL(path, this.origin)
    const length = method === 'POST' ? { 'content-length': body.length } : {}
    return new Promise((resolve, reject) => {
      const sent = request(url, {
        method,
        headers: { ...headers, ...length, cookie: this.cookies.headerFor(url.href) },
        agent: false,
      })
      sent.on('error', reject)
      sent.on('response', (got) => {
        this.cookies.keep(url.href, got.headers['set-cookie'] ?? [])
        const chunks: Buffer[] = []
        got.on('data', (chunk: Buffer) => chunks.push(chunk))
        got.on('error', reject)
        got.on('end', () =>
          resolve({
            status: got.statusCode ?? 0,
            location: got.headers.location ?? '',
            text: Buffer.concat(chunks).toString(),
            instance: `${got.headers[INSTANCE] ?? ''}`,
          }),
        )
      })
      sent.end(body)
    })
  }
}

/** The hidden fields of the form with this button. */
export function hiddenFields(page: string, button: string): Fields {
  const inputs = tagsOf('input', formWith(page, button)).filter(({ type }) => type === 'hidden')
  return Object.fromEntries(inputs.map(({ name = '', value = '' }) => [name, value]))
}

/** The current values of the form with this button, without the button's own value. */
export function filledIn(page: string, button: string): FormData {
  const form = formWith(page, button)
  const sent = new FormData()
  for (const { type, name, value = '', checked } of tagsOf('input', form)) {
    if (name && (!['checkbox', 'radio'].includes(type ?? '') || checked !== undefined)) sent.append(name, value)
  }
  for (const [, attributes = '', text = ''] of form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)) {
    sent.append(attributesOf(attributes).name ?? '', unescaped(text))
  }
  for (const [, attributes = '', options = ''] of form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = tagsOf('option', options).find(({ selected }) => selected !== undefined)
    sent.append(attributesOf(attributes).name ?? '', chosen?.value ?? '')
  }
  return sent
}

function formWith(page: string, button: string): string {
  const forms = [...page.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([text]) => text)
  const form = forms.find((text) => text.includes(button))
  if (!form) throw new Error(`No form has the button ${button}.`)
  return form
}

function tagsOf(tag: string, html: string): Record<string, string>[] {
  return [...html.matchAll(new RegExp(`<${tag} ([^>]*)>`, 'g'))].map(([, attributes = '']) => attributesOf(attributes))
}

function attributesOf(text: string): Record<string, string> {
  const attributes = [...text.matchAll(/([\w-]+)="([^"]*)"/g)]
  return Object.fromEntries(attributes.map(([, name = '', value = '']) => [name, unescaped(value)]))
}

function unescaped(text: string): string {
  const characters: Fields = { quot: '"', '#x27': "'", lt: '<', gt: '>', amp: '&' }
  return text.replace(/&(quot|#x27|lt|gt|amp);/g, (_, name: string) => characters[name] ?? '')
}
