import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACCOUNT, CLIENT, CONTEXT, json, known, SUBJECT, shownAs } from '../testing/pasted-page'

test.each([
  [`${SUBJECT.redirectUri}/`, 'trailing-slash', 43, 'seen-other-sign-in'],
  ['http://wizard.example.com/connect/callback', 'scheme', 4, 'seen-other-sign-in'],
  ['http://localhost:3000/connect/callback', 'host', 4, 'seen-other-sign-in'],
  // A copy may add white space.
  [`${SUBJECT.redirectUri} `, 'white-space', 43, 'redirect-not-registered'],
] as const)('the quoted redirect URL %j is compared with this test’s', (quoted, reason, index, id) => {
  const { comparison, evidence, advice, isProof } = known(
    json(`redirect_uri '${quoted}' not registered for OAuth application 'x'`),
  )
  expect(comparison).toMatchObject({ isEqual: false, reason, index })
  expect([advice.id, isProof]).toEqual([id, id === 'redirect-not-registered'])
  expect(shownAs(evidence, 'Redirect URL on the page')).toContain(`; this test sends ${SUBJECT.redirectUri}`)
  expect(shownAs(evidence, 'Difference')).toBe(comparison?.words)
})

test('a redirect URL is found in any quotation marks, or none', () => {
  for (const quoted of [`"${SUBJECT.redirectUri}"`, `\`${SUBJECT.redirectUri}\``, SUBJECT.redirectUri]) {
    expect(known(`redirect_uri ${quoted} is not registered for OAuth application`).comparison?.isEqual).toBe(true)
  }
  expect(known('The redirect_uri is not registered for OAuth application').comparison).toBeNull()
})

test('an application is a client only if its name is a client ID', () => {
  const about = (application: string) =>
    known(json(`redirect_uri 'x' not registered for OAuth application '${application}'`)).evidence
  expect(shownAs(about('dbt-databricks'), 'Client on the page')).toBeUndefined()
  expect(shownAs(about(CLIENT.toUpperCase()), 'Client on the page')).toContain(', as in the profile')
  expect(shownAs(about(ACCOUNT), 'Client on the page')).toBe(`${ACCOUNT}; the profile has ${CLIENT}`)
})

test('a page about another client or account does not end this test', () => {
  const other = known(json("OAuth application with client_id: 'xxx123' not available in Databricks account 'abc456'."))
  expect(shownAs(other.evidence, 'Client on the page')).toBe(`xxx123; the profile has ${CLIENT}`)
  expect(shownAs(other.evidence, 'Account on the page')).toBe(`abc456; the profile has ${ACCOUNT}`)
  expect([other.advice.id, other.isProof]).toEqual(['seen-other-sign-in', false])
  const assigned = known(json(`Scopes 'a b' are not assigned to the client ${ACCOUNT}.`, 'access_denied'))
  expect([assigned.advice.id, assigned.isProof]).toEqual(['seen-other-sign-in', false])
  expect(shownAs(assigned.evidence, 'Client on the page')).toBe(`${ACCOUNT}; the profile has ${CLIENT}`)
})

test('without named scopes, the requested scopes are shown', () => {
  expect(known('Some scopes are not assigned to the client').advice.values).toEqual({
    scopes: 'all-apis offline_access',
  })
})

test('any redirect URL is found in its sentence', () => {
  const path = fc.string({
    unit: fc.constantFrom('a', 'B', '/', '%', '2F', '.', '-', '~', ':', '?', '=', '&'),
    maxLength: 20,
  })
  fc.assert(
    fc.property(path, (rest) => {
      const redirectUri = `https://wizard.example.com/${rest}`
      const context = { ...CONTEXT, subject: { ...SUBJECT, redirectUri } }
      const { comparison } = known(
        json(`redirect_uri '${redirectUri}' not registered for OAuth application 'x'`),
        context,
      )
      expect(comparison?.isEqual).toBe(true)
    }),
  )
})
