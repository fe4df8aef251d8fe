import { type Answer, json } from '../http/answer'
import { gatewayPage, proxyPage } from '../pages/foreign'
import { appShell } from '../pages/page'
import type { Effect, Fault, Target } from './fault'
import { hang, huge, reset, slowDrip } from './wires'

/** A closed port. */
export const ELSEWHERE = 'http://127.0.0.1:1/'

const EFFECTS = {
  reset: ['The connection is reset without an answer', () => reset],
  hang: ['No answer arrives', () => hang],
  'slow-drip': ['The headers come at once, then one byte a second without an end', () => slowDrip],
  '500': ['Status 500', () => json(500, { error_code: 'INTERNAL_ERROR', message: 'An internal error occurred' })],
  '503': [
    'Status 503, to be retried after 120 seconds',
    () =>
      json(503, { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'Service unavailable' }, { 'retry-after': '120' }),
  ],
  '429': [
    'Status 429, to be retried after 30 seconds',
    () => json(429, { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'Too many requests' }, { 'retry-after': '30' }),
  ],
  html: ['Status 200 with the page of the console', () => appShell()],
  'proxy-page': ['Status 403 with the page of a proxy', (_answer, { ask }) => proxyPage(ask.url.origin)],
  'gateway-page': ['Status 405 with a page that nobody can name', () => gatewayPage()],
  'cut-json': [
    'The JSON ends in the middle',
    (answer) => ({ ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) }),
  ],
  huge: ['50 MB of JSON', () => huge],
  'redirect-loop': ['A redirect to itself', (_answer, { ask }) => found(ask.url.href)],
  'redirect-elsewhere': [`A redirect to ${ELSEWHERE}`, () => found(ELSEWHERE)],
  'wrong-type': [
    'The right body as text/plain',
    (answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': 'text/plain; charset=utf-8' } }),
  ],
  empty: ['Status 200 without a body', () => ({ status: 200, headers: {}, body: '' })],
} satisfies Record<string, readonly [title: string, effect: Effect]>

type EffectName = keyof typeof EFFECTS

const EVERY = Object.keys(EFFECTS) as EffectName[]

/** Whether any server can have this fault. */
export function isGeneric({ effect }: Fault): boolean {
  return Object.values(EFFECTS).some(([, generic]) => generic === effect)
}

/** The faults of a target that any server can have. */
export function genericFaults(target: Target, names: readonly EffectName[] = EVERY): Fault[] {
  return names.map((name) => {
    const [title, effect] = EFFECTS[name]
    return { id: `${target}-${name}`, title, target, effect }
  })
}

function found(location: string): Answer {
  return { status: 302, headers: { location }, body: '' }
}
