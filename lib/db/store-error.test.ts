import { DrizzleQueryError } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { log } from '../log/log'
import { withRequest } from '../log/request'
import { guarded, isStoreError, StoreError } from './store-error'

function withCode(code: string, more: object = {}): Error {
  return Object.assign(new Error('canary'), { code, ...more })
}

function failedQuery(cause?: Error): Error {
  return new DrizzleQueryError('select canary', ['canary'], cause)
}

/** The error that guarded work throws for this one. */
async function thrownFor(error: unknown): Promise<unknown> {
  return guarded(() => Promise.reject(error)).then(
    () => 'nothing',
    (thrown: unknown) => thrown,
  )
}

describe('guarded', () => {
  test('returns the result of the work', async () => {
    expect(await guarded(async () => 7)).toBe(7)
  })

  test.each<[what: string, error: unknown, message: string, isUnavailable: boolean]>([
    ['a refused connection', withCode('ECONNREFUSED'), 'The database answered ECONNREFUSED.', true],
    ['a reset connection', failedQuery(withCode('ECONNRESET')), 'The database answered ECONNRESET.', true],
    ['a host without a name', withCode('ENOTFOUND'), 'The database answered ENOTFOUND.', true],
    [
      'a host of many addresses',
      new AggregateError([withCode('ECONNREFUSED'), withCode('EHOSTUNREACH')]),
      'The database answered ECONNREFUSED.',
      true,
    ],
    ['a server that shuts down', failedQuery(withCode('57P01')), 'The database answered 57P01.', true],
    ['too many connections', withCode('53300'), 'The database answered 53300.', true],
    ['a lost connection', failedQuery(withCode('08006')), 'The database answered 08006.', true],
    ['a server that only reads', failedQuery(withCode('25006')), 'The database answered 25006.', false],
    ['a query that took too long', failedQuery(withCode('57014')), 'The database answered 57014.', true],
    ['two that waited for each other', failedQuery(withCode('40P01')), 'The database answered 40P01.', true],
    [
      'a broken connection',
      new Error('Connection terminated unexpectedly'),
      'The database answered unreachable.',
      true,
    ],
    ['no answer', failedQuery(new Error('timeout expired')), 'The database answered unreachable.', true],
    ['a wrong password', withCode('28P01'), 'The database answered 28P01.', false],
    ['a missing table', failedQuery(withCode('42P01')), 'The database answered 42P01.', false],
    [
      'a taken name',
      failedQuery(withCode('23505', { constraint: 'profiles_name_key' })),
      'The database answered 23505 (profiles_name_key).',
      false,
    ],
    ['a query that failed without a reason', failedQuery(), 'The database answered an error.', false],
    ['a query that failed for another', failedQuery(new Error('canary')), 'The database answered an error.', false],
  ])('turns %s into a StoreError without values', async (_what, error, message, isUnavailable) => {
    const thrown = await thrownFor(error)
    expect(isStoreError(thrown)).toBe(true)
    expect(thrown).toMatchObject({ message, isUnavailable })
    expect(`${thrown} ${JSON.stringify(thrown)} ${thrown instanceof Error && thrown.stack}`).not.toContain('canary')
    expect(thrown).not.toHaveProperty('cause')
  })

  test('keeps the name of the constraint', async () => {
    const taken = failedQuery(withCode('23505', { constraint: 'profiles_name_key' }))
    expect(await thrownFor(taken)).toMatchObject({ constraint: 'profiles_name_key' })
    expect(await thrownFor(withCode('42P01'))).toMatchObject({ constraint: null })
  })

  test.each([new TypeError('a mistake'), 'a text', undefined, new StoreError('57P03', null)])(
    'rethrows %s unchanged',
    async (error) => {
      expect(await thrownFor(error)).toBe(error)
    },
  )
})

describe('the log', () => {
  function logged() {
    return vi.spyOn(log(), 'error').mockImplementation(() => {})
  }

  test('has each error once, with its cause, however many callers pass it on', async () => {
    const lines = logged()
    const inner = () => guarded(() => Promise.reject(withCode('53100')))
    await withRequest({ id: 'one', from: 'here' }, () => guarded(inner).catch(() => {}))
    expect(lines.mock.calls).toEqual([
      [expect.stringMatching(/^The database answered 53100\. .*disk is full: free some/)],
    ])
  })

  test('never has a row that a constraint refused', async () => {
    const lines = logged()
    await thrownFor(withCode('23505', { constraint: 'profiles_name_key' }))
    expect(lines).not.toHaveBeenCalled()
  })

  test('has an error for each request, and rarely outside of requests', async () => {
    const lines = logged()
    for (const id of ['one', 'two']) await withRequest({ id, from: 'here' }, () => thrownFor(withCode('57P02')))
    for (let time = 0; time < 5; time += 1) await thrownFor(withCode('57P02'))
    expect(lines).toHaveBeenCalledTimes(3)
  })
})

test('a StoreError is recognised across copies of the module', () => {
  expect(isStoreError(new StoreError('57P03', null))).toBe(true)
  expect(isStoreError(Object.assign(new Error('from elsewhere'), { name: 'StoreError' }))).toBe(true)
})

test.each([new Error('StoreError'), { name: 'StoreError' }, null, undefined, 'StoreError'])(
  '%s is not a StoreError',
  (error) => {
    expect(isStoreError(error)).toBe(false)
  },
)
