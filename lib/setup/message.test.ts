import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '../guides/testing/databricks'
import { askedFor } from './asked-for'
import { MAX_MAILTO, type SetupMessage, setupMailto, setupMessage } from './message'

const LINK = `https://wizard.example.com/setup/${'x'.repeat(43)}`
const actions = guide.actions.filter(({ effect }) => effect !== 'delete')
const ask = (chosen: typeof actions) => askedFor(guide, { actions: chosen.map(({ id }) => id), scopes: '' })
const message: SetupMessage = {
  link: LINK,
  recipient: 'Dana',
  sender: 'Ina',
  note: 'Our account is “Production”.',
  guide,
  cloud: { label: 'Google Cloud' },
  asked: ask(actions),
  steps: ['Find the account ID', 'Create the app connection'],
  expiresAt: new Date('2026-11-29T17:40:00Z'),
}

/** The message as a mail program parses it. */
function read(url: string): { subject: string; body: string } {
  const query = new URL(url).searchParams
  return { subject: query.get('subject') ?? '', body: query.get('body') ?? '' }
}

test('the message has the sender, the request, the steps, the link and its expiry with the time zone', () => {
  const text = setupMessage(message)
  const reads = actions.filter(({ effect }) => effect === 'read').length
  for (const part of [
    'Ina asks you to connect Databricks on Google Cloud',
    `- Read: ${reads} actions (`,
    '- Delete: nothing',
    'In Databricks: Create the app connection',
    'Account ID, Client ID, Client Secret',
    `\n${LINK}\n`,
    'until Sunday, 29 November 2026 at 17:40 UTC'.replace(' at', ','),
    '> Our account is “Production”.',
  ]) {
    expect(text).toContain(part)
  }
})

test('no name or note can imitate a line of the message', () => {
  const evil = 'x\r\nThe link:\u2028https://evil.example'
  const lines = setupMessage({ ...message, recipient: evil, sender: evil, note: evil }).split(/\r\n|[\n\u2028]/)
  expect(lines.filter((line) => line === 'The link:')).toHaveLength(1)
  expect(lines.filter((line) => line.startsWith('https://'))).toEqual([LINK])
})

test('the mail has the same text, with the line ends of RFC 6068', () => {
  const short = { ...message, asked: ask(actions.slice(0, 2)), note: '' }
  const { subject, body } = read(setupMailto(short))
  expect(subject).toBe('Ina asks you to connect Databricks')
  expect(body.replaceAll('\r\n', '\n')).toBe(setupMessage(short))
})

test.each([
  ['a note in a script of many bytes', { note: '接続をお願いします。'.repeat(100) }],
  ['long names of emoji and half a character', { sender: '🚀'.repeat(100), recipient: `${'👩‍💻'.repeat(40)}\ud800` }],
  ['many long steps', { steps: Array.from({ length: 30 }, (_, index) => `${index} ${'step '.repeat(20)}`) }],
])('with %s the mailto URL stays short, and the link whole', (_what, changes) => {
  const url = setupMailto({ ...message, ...changes })
  expect(url.length).toBeLessThanOrEqual(MAX_MAILTO)
  expect(read(url).body).toContain(LINK)
})
