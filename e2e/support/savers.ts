import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { embeddedAddress } from '@/lib/db/embedded/address'
import { startEmbedded, stopEmbedded } from '@/lib/db/embedded/embedded'
import { openPostgres } from '@/lib/db/postgres'
import { findProfile, openSecrets } from '@/lib/profile/store'
import { loadKeyRing } from '@/lib/security/key-ring'
import { ACCOUNT_ID, CLIENT_ID, NEW_PROFILE } from './profile-form'
import { type Fields, hiddenFields, Visitor } from './visitor'
import type { Wizard } from './wizard'

/** In milliseconds: the wait after a failed save. */
const AGAIN_MS = 50

/** An acknowledged save. */
export interface Saved {
  id: string
  name: string
  secret: string
}

/** Two browsers of one admin that keep saving profiles, also while the wizard is unavailable. */
export interface Savers {
  saved: Saved[]
  /** Resolves once this many more are saved. */
  more: (count: number) => Promise<void>
  stop: () => Promise<void>
}

/** Signs in, and starts to save. The wizard may be restarted on its port. */
export async function startSavers(wizard: Pick<Wizard, 'url' | 'accessCode'>): Promise<Savers> {
  const ann = new Visitor(wizard.url)
  const page = '/sign-in?return=%2Fprofiles'
  const signIn = hiddenFields((await ann.get(page)).text, 'Sign in')
  expect((await ann.post(page, { ...signIn, name: 'Ann', code: wizard.accessCode })).location).toBe('/profiles')
  const form = hiddenFields((await ann.get(NEW_PROFILE)).text, 'Save profile')
  const saved: Saved[] = []
  let isOver = false
  const work = [ann, ann.again()].map(async (visitor) => {
    while (!isOver) {
      const one = await save(visitor, form).catch(() => null)
      if (one) saved.push(one)
      else await pause(AGAIN_MS)
    }
  })
  return {
    saved,
    more: async (count) => {
      const target = saved.length + count
      await expect.poll(() => saved.length, { timeout: 60_000, intervals: [5] }).toBeGreaterThanOrEqual(target)
    },
    stop: async () => {
      isOver = true
      await Promise.all(work)
    },
  }
}

/** Null if it was not acknowledged. */
async function save(visitor: Visitor, form: Fields): Promise<Saved | null> {
  const name = `Saved ${randomUUID()}`
  const secret = `secret-of-${name.slice(-12)}`
  const fields = {
    submission: randomUUID(),
    name,
    cloud: 'aws',
    accountId: ACCOUNT_ID,
    clientId: CLIENT_ID,
    scopes: '',
  }
  const { location } = await visitor.post(NEW_PROFILE, { ...form, ...fields, clientSecret: secret })
  const [, id] = /^\/profiles\/([0-9a-f-]{36})\?saved=created$/.exec(location) ?? []
  return id ? { id, name, secret } : null
}

/**
 * Opens the database of a folder without a running wizard, and checks that it has every acknowledged profile with its
 * secret.
 */
export async function expectKept(dataDir: string, saved: readonly Saved[]): Promise<void> {
  await startEmbedded(dataDir, { mustExist: true })
  const { db, close } = await openPostgres(embeddedAddress(dataDir))
  try {
    const ring = loadKeyRing({ secretsKeys: [], dataDir })
    for (const { id, name, secret } of saved) {
      expect(await findProfile(db, id), name).toMatchObject({ name })
      expect((await openSecrets(db, ring, id)).clientSecret).toEqual({ ok: true, secret })
    }
  } finally {
    await close()
    await stopEmbedded()
  }
}
