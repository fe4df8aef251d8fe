import { expect, test } from 'vitest'
import { track, workDone } from './at-work'

/** Work that ends when it is told to. */
function makeWork() {
  let end = () => {}
  const work = new Promise<void>((resolve) => {
    end = resolve
  })
  return { work, end }
}

test('with nothing at work, a process may end at once', async () => {
  await workDone(60_000)
})

test('a process waits for all that is at work, also for what began meanwhile', async () => {
  const [first, second] = [makeWork(), makeWork()]
  let isDone = false
  void track(first.work)
  const done = workDone(60_000).then(() => {
    isDone = true
  })
  void track(second.work)
  first.end()
  await first.work
  await new Promise(setImmediate)
  expect(isDone).toBe(false)
  second.end()
  await done
})

test('it waits no longer than it may', async () => {
  const { work, end } = makeWork()
  void track(work)
  await workDone(10)
  end()
})
