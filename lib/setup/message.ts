import { EFFECT_VERBS } from '../guide/effects'
import type { Cloud, Effect, Guide } from '../guide/schema'
import { plural, singleLine, truncate } from '../text'
import type { AskedFor } from './asked-for'

/** In UTF-16 units: Windows limits the URLs that it passes to a program to 2083. */
export const MAX_MAILTO = 2000
const MAX_ACTIONS_NAMED = 5
/** In UTF-16 units. */
const MAX_NOTE_IN_MAIL = 300

const EFFECTS = Object.keys(EFFECT_VERBS) as Effect[]

/** The input of the message to a recipient. */
export interface SetupMessage {
  /** The whole setup link, with its token. */
  link: string
  recipient: string
  /** The sender. */
  sender: string
  /** The sender's note; empty: none. */
  note: string
  guide: Pick<Guide, 'connectorName' | 'method' | 'isTestable' | 'clouds' | 'fields'>
  cloud: Pick<Cloud, 'label'>
  asked: AskedFor
  /** The titles of the provider's steps, in order. */
  steps: readonly string[]
  expiresAt: Date
}

/** The message as plain text: the sender, the request, the steps, the link and its expiry. */
export function setupMessage(message: SetupMessage): string {
  return compose(message, { note: message.note, named: MAX_ACTIONS_NAMED, hasSteps: true })
}

/** The message's subject. */
function setupSubject({ guide, sender }: Pick<SetupMessage, 'guide' | 'sender'>): string {
  return `${singleLine(sender)} asks you to connect ${guide.connectorName}`
}

/**
 * A `mailto:` URL (RFC 6068) of the same message without an address, no longer than `MAX_MAILTO`: the message is
 * shortened if necessary, the link never.
 */
export function setupMailto(message: SetupMessage): string {
  const forms = [
    { note: message.note, named: MAX_ACTIONS_NAMED, hasSteps: true },
    { note: truncate(message.note, MAX_NOTE_IN_MAIL, '…'), named: 0, hasSteps: true },
    { note: '', named: 0, hasSteps: true },
    { note: '', named: 0, hasSteps: false },
  ]
  const urls = forms.map((form) => mailto(setupSubject(message), compose(message, form)))
  return urls.find((url) => url.length <= MAX_MAILTO) ?? mailto('', message.link)
}

interface Form {
  note: string
  /** How many actions of each effect are named. */
  named: number
  hasSteps: boolean
}

function compose(message: SetupMessage, { note, named, hasSteps }: Form): string {
  const { link, guide, cloud, asked, steps, expiresAt } = message
  const [recipient, sender] = [singleLine(message.recipient).trim(), singleLine(message.sender).trim()]
  const where = guide.clouds.length > 1 ? ` on ${cloud.label}` : ''
  const entered = guide.fields.filter(({ role }) => role !== 'scopes').map(({ label }) => label)
  const atProvider = hasSteps ? steps.map((step) => `In ${guide.connectorName}: ${step}`) : []
  const todo = [
    'Open the link in the browser you want to work in, and choose Start.',
    ...atProvider,
    `Enter: ${entered.join(', ')}`,
    ...(guide.isTestable ? [`Test it: sign in at ${guide.connectorName} once`] : []),
  ]
  return [
    `Hello ${recipient},`,
    `${sender} asks you to connect ${guide.connectorName}${where} (${guide.method}).`,
    note.trim() && `${sender} writes:\n${quoted(note)}`,
    possibleWith(asked, guide.connectorName, named),
    `What to do:\n${todo.map((step, index) => `${index + 1}. ${step}`).join('\n')}`,
    `The link:\n${link}`,
    `It works until ${utcTime(expiresAt)}, and only in the first browser that starts. Don’t forward it. You need no account here, and the values are kept sealed.`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/**
 * The access that StackOne will and will not get, one line for each effect, with up to `named` actions by name; no
 * lines if the guide has no actions.
 */
export function effectLines({ possible, impossible }: AskedFor, named: number): string[] {
  const labelsOf = (effect: Effect) => possible.find((each) => each.effect === effect)?.labels ?? []
  const isKnown = possible.length + impossible.length > 0
  return (isKnown ? EFFECTS : []).map((effect) => {
    const labels = labelsOf(effect)
    const shown = labels.slice(0, named)
    const more = labels.length - shown.length
    const names = shown.length > 0 ? [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ') : ''
    const count = labels.length === 0 ? 'nothing' : plural(labels.length, 'action')
    return `${EFFECT_VERBS[effect]}: ${count}${names && ` (${names})`}`
  })
}

function possibleWith(asked: AskedFor, connectorName: string, named: number): string {
  const lines = effectLines(asked, named).map((line) => `- ${line}`)
  if (lines.length === 0) return ''
  const all = asked.isEverything ? ', every action that it has' : ''
  return `What StackOne can do in ${connectorName} then${all}:\n${lines.join('\n')}`
}

/** Quotes the note, so that none of its lines can imitate a line of the message. */
function quoted(note: string): string {
  return note
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => `> ${singleLine(line)}`)
    .join('\n')
}

/** With the time zone, because the reader may be in another one. */
function utcTime(at: Date): string {
  const day = at.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const minute = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
  return `${day}, ${minute} UTC`
}

/** RFC 6068 section 5: lines end with CRLF, and a lone surrogate cannot be encoded. */
function mailto(subject: string, body: string): string {
  const encode = (text: string) => encodeURIComponent(text.toWellFormed().replace(/\r\n?|\n/g, '\r\n'))
  return `mailto:?subject=${encode(subject)}&body=${encode(body)}`
}
