import { expect, test } from 'vitest'
import { sourcesOf } from './sources'

/** Folders with server code only, and the stores, which read and write rows. */
const FOR_SERVER = /^lib\/(?:db|security|auth)\/|\/(?:\w+-)?store(?:-context\.server)?\.ts$|^lib\/audit\/trail\.ts$/
/** Files without database access, secrets and settings. drizzle-kit reads the tables too. */
const FOR_BROWSERS_TOO = [
  'lib/auth/actor-name.ts',
  'lib/auth/next-auth.d.ts',
  'lib/db/envelope-schema.ts',
  'lib/db/schema.ts',
  'lib/db/setup-notice-schema.ts',
  'lib/db/setup-schema.ts',
  'lib/db/stackone-schema.ts',
  'lib/db/store-digest.ts',
  'lib/security/secret-patterns.ts',
]

test('no client code can import the database, keys or sessions', () => {
  const files = [...sourcesOf(['lib'], /\.ts$/)].filter(([path]) => FOR_SERVER.test(path))
  expect(files.length).toBeGreaterThan(60)
  const open = files.filter(([, source]) => !source.startsWith("import 'server-only'\n")).map(([path]) => path)
  expect(open.sort()).toEqual(FOR_BROWSERS_TOO)
})
