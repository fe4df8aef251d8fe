import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { onDatabase } from '../db/testing/databases'
import { makeFeed, openFeeds, readFeed, revokeFeed } from './feed-store'

onDatabase('an address of the calendar feed', (db) => {
  test('a token opens the feed until it is revoked, and is stored only as a hash', async () => {
    const now = new Date('2026-11-28T12:00:00Z')
    const acting = { db: db(), now, actor: 'Ann' }
    const [token, other] = [await makeFeed(acting), await makeFeed(acting)]
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await readFeed(db(), token, now)).toBe(true)
    expect(await readFeed(db(), `${token}x`, now)).toBe(false)
    expect(await readFeed(db(), '', now)).toBe(false)
    const feeds = await openFeeds(db())
    const read = feeds.find(({ lastReadAt }) => lastReadAt !== null)
    expect(feeds).toHaveLength(2)
    expect(await revokeFeed(acting, read?.id ?? '')).toBe(true)
    expect(await revokeFeed(acting, read?.id ?? '')).toBe(false)
    expect(await readFeed(db(), token, now)).toBe(false)
    expect(await readFeed(db(), other, now)).toBe(true)
    const rows = await Promise.all(
      ['calendar_feeds', 'audit_events'].map((name) => db().execute(sql`select * from ${sql.identifier(name)}`)),
    )
    expect(JSON.stringify(rows.map((result) => Object(result).rows))).not.toContain(other)
  })
})
