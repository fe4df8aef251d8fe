import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { onDatabase } from '../db/testing/databases'
import { findImport, saveImport } from './import-store'

const NOW = new Date('2026-11-28T12:00:00Z')
const LATER = new Date('2026-11-29T12:00:00Z')

onDatabase('an import', (db) => {
  test('an import is kept for a day, and the next import after that deletes it', async () => {
    const id = randomUUID()
    await saveImport(db(), { id, page: '# Acme', actor: 'Ann', now: NOW })
    expect(await findImport(db(), id, new Date(LATER.getTime() - 1))).toBe('# Acme')
    expect(await findImport(db(), id, LATER)).toBeNull()
    await saveImport(db(), { id: randomUUID(), page: '# Globex', actor: 'Ann', now: new Date(LATER.getTime() + 1) })
    expect(await findImport(db(), id, NOW)).toBeNull()
  })

  test('an unknown id finds no import', async () => {
    expect(await findImport(db(), 'nope', NOW)).toBeNull()
    expect(await findImport(db(), '00000000-0000-4000-8000-000000000000', NOW)).toBeNull()
  })
})
