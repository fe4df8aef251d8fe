import { beforeEach, expect, test } from 'vitest'
import { sessions } from '../db/schema'
import { onDatabase } from '../db/testing/databases'
import { SESSION_LIFETIME } from './admin'
import { beginSession, endSession, IDLE_LIMIT, isOpenSession } from './sessions'

const NOW = new Date('2026-11-23T10:00:00Z')

function later(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds)
}

onDatabase('sessions', (db) => {
  beforeEach(() => db().delete(sessions))

  test('a session is valid until it is ended, and ending it ends no other', async () => {
    const [mine, other] = [await beginSession(db(), 'Ann', NOW), await beginSession(db(), 'Ann', NOW)]
    expect(await isOpenSession(db(), mine, NOW)).toBe(true)
    await endSession(db(), mine)
    expect(await isOpenSession(db(), mine, NOW)).toBe(false)
    expect(await isOpenSession(db(), other, NOW)).toBe(true)
  })

  test('each session has its own id of 128 bits', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => beginSession(db(), 'Ann', NOW)))
    expect(new Set(ids).size).toBe(20)
    for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/)
  })

  test('an unused session ends, a used one continues', async () => {
    const [used, left] = [await beginSession(db(), 'Ann', NOW), await beginSession(db(), 'Bob', NOW)]
    const beforeLimit = IDLE_LIMIT - 1
    expect(await isOpenSession(db(), used, later(beforeLimit))).toBe(true)
    expect(await isOpenSession(db(), left, later(IDLE_LIMIT))).toBe(false)
    expect(await isOpenSession(db(), used, later(2 * beforeLimit))).toBe(true)
    expect(await isOpenSession(db(), used, later(2 * beforeLimit + IDLE_LIMIT))).toBe(false)
  })

  test('a session in use also ends after twelve hours', async () => {
    const id = await beginSession(db(), 'Ann', NOW)
    for (let at = 0; at < SESSION_LIFETIME; at += IDLE_LIMIT / 2) {
      expect(await isOpenSession(db(), id, later(at))).toBe(true)
    }
    expect(await isOpenSession(db(), id, later(SESSION_LIFETIME))).toBe(false)
  })

  test('expired sessions are deleted', async () => {
    await beginSession(db(), 'Ann', NOW)
    const id = await beginSession(db(), 'Bob', later(IDLE_LIMIT + 1))
    expect((await db().select().from(sessions)).map((row) => row.id)).toEqual([id])
  })

  test.each([undefined, null, 7, '', 'x'.repeat(1000), "' or true --", {}, ['a']])(
    '%.20j is not a session',
    async (id) => {
      await beginSession(db(), 'Ann', NOW)
      expect(await isOpenSession(db(), id, NOW)).toBe(false)
    },
  )
})
