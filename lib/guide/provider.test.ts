import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountPath } from './provider'

const PATH = '/oidc/accounts/{account_id}/apps/{account_id}'

test('the account is filled in at each place', () => {
  expect(accountPath(PATH, '7e2f')).toBe('/oidc/accounts/7e2f/apps/7e2f')
})

test('a valid account ID never changes the path or adds a query', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('../../x', 'a/b', 'a?b=c', 'a#b', '%2e%2e', '$&', '\\')),
      (id) => {
        fc.pre(!['', '.', '..'].includes(id))
        const { pathname, search, hash } = new URL(accountPath('/accounts/{account_id}/end', id), 'https://a.example')
        const [before, accounts, account = '', end, ...more] = pathname.split('/')
        expect([before, accounts, end, more, search, hash]).toEqual(['', 'accounts', 'end', [], '', ''])
        expect(decodeURIComponent(account)).toBe(id)
      },
    ),
  )
})
