import { expect, test } from 'vitest'
import { findWrongImports } from './folder-order'
import { sourcesOf } from './sources'

const find = (path: string, source: string) => findWrongImports(new Map([[path, source]]))

test.each([
  ['lib/guide/a.ts', "import { b } from '../profile/b'"],
  ['lib/guide/a.ts', "import type { B } from '@/lib/profile/b'"],
  ['lib/profile/testing/a.ts', "export { b } from '../../auth/b'"],
  ['lib/log/a.ts', "const b = await import('../db/b')"],
  ['lib/text.ts', "import { env } from './env'"],
  ['lib/db/schema.ts', "import { b } from '../profile/b'"],
])('a file in %s must not have %s', (path, source) => {
  expect(find(path, source)).toHaveLength(1)
})

test.each([
  ['lib/profile/a.ts', "import { b } from '../guide/b'"],
  ['lib/profile/a.ts', "import { b } from './b'"],
  ['lib/profile/a.ts', "import { b } from 'zod'"],
  ['lib/commands/a.ts', "import { b } from '@/lib/start'"],
  ['lib/db/schema.ts', "import type { B } from '../profile/b'"],
])('a file in %s may have %s', (path, source) => {
  expect(find(path, source)).toEqual([])
})

test('the folders of lib are ordered, without cycles', () => {
  const files = sourcesOf(['lib'], /\.ts$/)
  expect(files.size).toBeGreaterThan(200)
  expect(findWrongImports(files)).toEqual([])
})
