import { expect } from 'vitest'
import { checkEach, worldForTests } from '../testing/world-for-tests'
import { API_TARGETS, type Target } from './fault'

const inWorld = worldForTests()
const { world, statusAndBody, apiStatus } = inWorld
const PERMISSION = 'PERMISSION_DENIED'
const REQUEST_ID = / \[ReqId: [0-9a-f-]{36}\]$/

checkEach(inWorld, ['api', ...API_TARGETS], {
  'api-not-admin': async () =>
    expect(await statusAndBody('api')).toEqual([
      403,
      {
        error_code: PERMISSION,
        message:
          'This API is disabled for users without account admin status. Contact your administrator for more information.',
      },
    ]),
  'api-missing-scope': () =>
    expectApiError('api-billing', 403, PERMISSION, 'Provided OAuth token does not have required scopes: billing'),
  'api-missing-scope-unnamed': () =>
    expectApiError('api', 403, PERMISSION, 'Provided OAuth token does not have required scopes'),
  'api-ip-blocked': () =>
    expectApiError(
      'api',
      403,
      403,
      `Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for account: ${world().account.id}`,
    ),
  'api-expired-token': () => expectApiError('api', 403, 403, 'Invalid access token.'),
  'api-401': async () =>
    expect(await statusAndBody('api')).toEqual([
      401,
      { error_code: 'UNAUTHENTICATED', message: 'Invalid access token' },
    ]),
  'api-404': async () => expect(await statusAndBody('api')).toMatchObject([404, { error_code: 'ENDPOINT_NOT_FOUND' }]),
  'api-odd-403': async () => expect(await statusAndBody('api')).toMatchObject([403, { error_code: PERMISSION }]),
  'api-any-token': async () => {
    expect(await apiStatus('rubbish')).toBe(200)
    expect(await statusAndBody('api-billing')).toEqual([200, { budgets: [] }])
  },
  'api-list-null': async () => expect(await statusAndBody('api')).toEqual([200, { Resources: null }]),
  'api-list-is-error': async () =>
    expect(await statusAndBody('api-billing')).toMatchObject([200, { budgets: { error_code: PERMISSION } }]),
  'api-items-are-errors': async () => {
    expect(await statusAndBody('api-billing')).toMatchObject([200, { budgets: [{ error_code: PERMISSION }] }])
    expect(await apiStatus('rubbish')).toBe(401)
  },
  'api-other-account': async () =>
    expect(await statusAndBody('api-billing')).toEqual([
      200,
      { budgets: [{ account_id: '00000000-0000-4000-8000-000000000000' }] },
    ]),
  'api-bare-array': async () => expect(await statusAndBody('api')).toEqual([200, []]),
})

async function expectApiError(target: Target, status: number, code: string | number, message: string): Promise<void> {
  const [actual, error] = await statusAndBody(target)
  const { error_code, message: said } = error as { error_code: unknown; message: string }
  expect([actual, error_code]).toEqual([status, code])
  expect(said).toMatch(REQUEST_ID)
  expect(said.replace(REQUEST_ID, '')).toBe(message)
}
