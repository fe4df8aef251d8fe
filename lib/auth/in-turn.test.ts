import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTurn } from './in-turn'

test('one piece is done at a time, in the order of asking', async () => {
  const events: string[] = []
  const work = (name: string) => async () => {
    events.push(`${name} begins`)
    await setImmediate()
    events.push(`${name} ends`)
    return name
  }
  const queue = inTurn(5)
  expect(await Promise.all([queue(work('one')), queue(work('two'))])).toEqual(['one', 'two'])
  expect(events).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})

test('when too many wait, the next is told so, and may come again later', async () => {
  const queue = inTurn(1)
  const waiting = [queue(setImmediate), queue(setImmediate)]
  expect(waiting).not.toContain(null)
  expect(queue(setImmediate)).toBeNull()
  await Promise.all(waiting)
  expect(queue(setImmediate)).not.toBeNull()
})

test('a piece that fails fails alone', async () => {
  const queue = inTurn(5)
  const broken = queue(() => Promise.reject(new Error('broken')))
  const whole = queue(() => Promise.resolve('whole'))
  await expect(broken).rejects.toThrow('broken')
  expect(await whole).toBe('whole')
})
