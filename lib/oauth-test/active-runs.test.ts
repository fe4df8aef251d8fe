import { expect, test } from 'vitest'
import { deferred } from '../testing/deferred'
import { trackRun, waitForRuns } from './active-runs'

const HOLD = { id: 'a run', worker: 'this process' }

/** Work that ends when the test says so. */
function makeWork() {
  const { promise: work, resolve: end } = deferred()
  return { work, end }
}

test('without active runs, a process may end at once', async () => {
  expect(await waitForRuns(60_000)).toEqual([])
})

test('a process waits for all active runs, including those that start meanwhile', async () => {
  const [first, second] = [makeWork(), makeWork()]
  let isDone = false
  void trackRun(HOLD, first.work)
  const done = waitForRuns(60_000).then(() => {
    isDone = true
  })
  void trackRun(HOLD, second.work)
  first.end()
  await first.work
  await new Promise(setImmediate)
  expect(isDone).toBe(false)
  second.end()
  await done
})

test('the wait stops at its limit and tells how many runs are left', async () => {
  const { work, end } = makeWork()
  void trackRun(HOLD, work)
  expect(await waitForRuns(10)).toEqual([HOLD])
  end()
  expect(await waitForRuns(60_000)).toEqual([])
})
