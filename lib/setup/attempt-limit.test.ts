import { expect, test } from 'vitest'
import { onDatabase } from '../db/testing/databases'
import { countAttempt, isBlocked, MAX_ATTEMPTS } from './attempt-limit'

onDatabase('attempts with invalid links', (db) => {
  test('are limited for each network, and other networks are not affected', async () => {
    for (let count = 0; count < MAX_ATTEMPTS; count += 1) await countAttempt(db(), '192.0.2.1')
    expect(await isBlocked(db(), '192.0.2.1')).toBe(false)
    await countAttempt(db(), '192.0.2.1')
    await countAttempt(db(), '192.0.2.1')
    expect(await isBlocked(db(), '192.0.2.1')).toBe(true)
    expect(await isBlocked(db(), '192.0.2.2')).toBe(false)
  })
})
