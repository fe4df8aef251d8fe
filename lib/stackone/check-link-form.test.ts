import { expect, test } from 'vitest'
import { checkLinkForm } from './check-link-form'
import { DEFAULT_EXPIRY, EXPIRIES } from './link-form'

const TYPED = { ownerId: ' acme-1 ', ownerName: ' Acme\n Inc. ', expiresIn: `${DEFAULT_EXPIRY}` }

test('typed values are normalized, and the expiry is one of the offered ones', () => {
  expect(checkLinkForm(TYPED)).toEqual({
    ok: true,
    order: { ownerId: 'acme-1', ownerName: 'Acme Inc.', expiresIn: DEFAULT_EXPIRY },
  })
  expect(EXPIRIES.some(({ seconds }) => seconds === DEFAULT_EXPIRY)).toBe(true)
})

test.each([
  [{ ownerId: '' }, 'ownerId', 'Enter the owner ID.'],
  [{ ownerId: 'a b' }, 'ownerId', 'An owner ID can’t contain spaces.'],
  [{ ownerName: ' ' }, 'ownerName', 'Enter the owner’s name.'],
  [{ ownerName: 'x'.repeat(201) }, 'ownerName', 'Enter at most 200 characters.'],
  [{ expiresIn: '1' }, 'expiresIn', 'Choose one of the times.'],
  [{ expiresIn: 'x' }, 'expiresIn', expect.any(String)],
])('the problem of %j is shown beside its box', (changes, field, problem) => {
  expect(checkLinkForm({ ...TYPED, ...changes })).toEqual({ ok: false, problems: { [field]: problem } })
})
