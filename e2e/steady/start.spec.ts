import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { expect, test } from '../support/cluster-test'

const journal = z
  .object({ entries: z.array(z.object({ when: z.number() })).min(1) })
  .parse(JSON.parse(readFileSync('lib/db/migrations/meta/_journal.json', 'utf8')))

test('of instances that start at once on an empty database one makes the tables, and all serve', async ({
  cluster,
}) => {
  const { db, instances, accessCode } = cluster
  const applied = await db.execute(sql`select created_at::text as at from drizzle.__drizzle_migrations order by id`)
  expect(applied).toMatchObject({ rows: journal.entries.map(({ when }) => ({ at: `${when}` })) })
  for (const { url } of instances) expect((await fetch(`${url}/api/ready`)).status).toBe(200)
  // What all of them printed is one code.
  expect(accessCode).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){5}$/)
})
