import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { profileEvents } from '../audit/trail'
import { onDatabase } from '../db/testing/databases'
import { databricksOauthU2m as guide } from '../guides/testing/databricks'
import { createProfile, updateProfile } from '../profile/store'
import { findEntry, keepEntry } from './entry-store'

onDatabase('the mark that a profile is entered in StackOne', (db) => {
  test('is recorded once for a version, and does not count for another version', async () => {
    const profileId = randomUUID()
    const context = { db: db(), ring: [new Uint8Array(32)] as const, now: new Date(), actor: 'Ann' }
    const input = { name: profileId, cloud: 'aws', fields: {}, scopes: '', actions: [] }
    const names = { connector: guide.connector, guide: guide.slug, secretFor: '' }
    await createProfile(context, { id: profileId, submissionId: profileId, input, secrets: {}, ...names })
    const enter = (version: number) => keepEntry(context, { profileId, version })
    expect(await Promise.all([enter(1), enter(1), enter(2)])).toEqual([true, true, false])
    await updateProfile(context, { id: profileId, guide, version: 1, input: { ...input, scopes: 'scim' }, secrets: {} })
    expect(await enter(1)).toBe(false)
    expect(await findEntry(db(), profileId)).toMatchObject({ version: 1, enteredBy: 'Ann' })
    const events = await profileEvents(db(), profileId, 10)
    expect(events.filter(({ action }) => action === 'stackone.entered')).toHaveLength(1)
  })
})
