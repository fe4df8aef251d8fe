import { expect, test } from 'vitest'
import { walkThroughSignIn } from './browser'
import { begin } from './flow'
import { worldForTests } from './world-for-tests'

const { world, switchOn } = worldForTests()

test('the browser returns to the app', async () => {
  const { url } = await begin(world().client, 'scim')
  const { callbackUrl, page } = await walkThroughSignIn(url.href, { user: 'ada', consent: true })
  expect(callbackUrl).toMatch(/^http:\/\/localhost:9\/callback\?code=/)
  expect(page).toBeNull()
})

test.each([
  ['sign-in', 'Choose who you are.'],
  ['consent', 'You are signed in as Ursula User'],
] as const)('the browser can stop at the %s page', async (until, words) => {
  const { url } = await begin(world().client, 'scim')
  const { callbackUrl, page } = await walkThroughSignIn(url.href, { user: 'ursula', consent: true, until })
  expect(callbackUrl).toBeNull()
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining(words) })
})

test('the browser stops at a page without a form', async () => {
  const { url } = await begin(world().client, 'scim')
  switchOn('authorize-not-found')
  const { page } = await walkThroughSignIn(url.href, { user: 'ada', consent: true })
  expect(page).toEqual({ url: url.href, status: 404, text: '404 Page not found' })
})
