import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readEnv, SETTINGS } from '../lib/env'

const PAGES = ['README.md', ...readdirSync('docs', { recursive: true, encoding: 'utf8' })]
  .filter((file) => file.endsWith('.md'))
  .map((file) => (file === 'README.md' ? file : join('docs', file)))
const LINK = /\]\((?!https?:|#|value:)([^)#\s]+)(?:#[^)]*)?\)/g
/** Code spans that look like a path of the project. */
const PATH = /`((?:app|components|lib|e2e|bench|sandbox|scripts|docs|public)\/[\w./[\]-]+)`/g

function read(page: string): string {
  return readFileSync(page, 'utf8')
}

test.each(PAGES)('every link and path in %s exists', (page) => {
  const links = Array.from(read(page).matchAll(LINK), ([, link = '']) => join(dirname(page), link))
  const paths = Array.from(read(page).matchAll(PATH), ([, path = '']) => path)
  expect([...links, ...paths].filter((path) => !existsSync(path))).toEqual([])
})

test('every test that docs/security.md names exists', () => {
  const cells = read('docs/security.md').matchAll(/`([\w./-]+\.(?:spec|test)\.tsx?)` ((?:“[^”]+”(?:, )?)+)/g)
  const named = Array.from(cells, ([, file = '', titles = '']) => ({ file, titles: titles.match(/[^“”]{3,}/g) ?? [] }))
  expect(named.length).toBeGreaterThan(20)
  for (const { file, titles } of named) for (const title of titles) expect(read(file), file).toContain(title)
})

test('the README’s table has every setting and no other', () => {
  const rows = read('README.md').match(/^\| `[A-Z_]+`.*$/gm) ?? []
  const named = rows.flatMap((row) => row.split('|')[1]?.match(/[A-Z_]{4,}/g) ?? [])
  expect(named.sort()).toEqual([...SETTINGS].sort())
})

test('.env.example has every setting, with values that change nothing', () => {
  const settings = parseEnv(read('.env.example'))
  expect(Object.keys(settings).sort()).toEqual([...SETTINGS].sort())
  expect(readEnv(settings)).toEqual(readEnv({}))
})

test('the image and compose.yaml together have every setting and no other', () => {
  const compose = Array.from(read('compose.yaml').matchAll(/^ {6}([A-Z_]+): .*$/gm), ([, name = '']) => name)
  const ours = compose.filter((name) => !name.startsWith('POSTGRES_'))
  const docker = (read('Dockerfile').match(/[A-Z_]+(?==)/g) ?? []).filter((name) => name !== 'NODE_ENV')
  // The sandbox is not in the image.
  expect([...ours, ...docker, 'SANDBOX_URL', 'STACKONE_API_URL'].sort()).toEqual([...SETTINGS].sort())
})
