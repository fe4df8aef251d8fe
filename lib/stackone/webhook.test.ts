import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connectorOfEvent, eventHash, isSignedBy } from './webhook'

const BODY = Buffer.from('{"event":"account.updated","provider":"databricks","account_id":"a1"}')
const sign = (secret: string, body: Uint8Array = BODY) => createHmac('sha256', secret).update(body).digest('base64url')

test('a signature is valid with and without padding, and with either secret during rotation', () => {
  for (const signature of [sign('new'), `${sign('new')}=`, sign('old'), ` ${sign('old')} `]) {
    expect(isSignedBy(BODY, signature, ['new', 'old'])).toBe(true)
  }
})

test('any other signature is refused', () => {
  const others = [
    '',
    '=',
    sign('other'),
    sign('new').slice(1),
    `${sign('new')}x`,
    createHmac('sha256', 'new').update(BODY).digest('hex'),
    sign('new', Buffer.from(`${BODY} `)),
  ]
  for (const signature of others) expect(isSignedBy(BODY, signature, ['new', 'old'])).toBe(false)
  expect(isSignedBy(BODY, sign('new'), [])).toBe(false)
  fc.assert(fc.property(fc.string(), (signature) => !isSignedBy(BODY, signature, ['new'])))
})

test('the signature covers bytes, and not the text they decode to', () => {
  const broken = Uint8Array.from([0xff, 0xfe, 0x7b])
  expect(isSignedBy(broken, sign('s', broken), ['s'])).toBe(true)
  expect(isSignedBy(Buffer.from(new TextDecoder().decode(broken)), sign('s', broken), ['s'])).toBe(false)
})

test('account events give the connector, and other events give nothing', () => {
  expect(connectorOfEvent(BODY)).toBe('databricks')
  for (const body of ['{"event":"request.failed","provider":"x"}', '{"event":1}', 'null', '{', '']) {
    expect(connectorOfEvent(Buffer.from(body))).toBeNull()
  }
  expect(eventHash(BODY)).not.toBe(eventHash(Buffer.from('{}')))
})
