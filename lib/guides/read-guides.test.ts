import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadGuides } from './loaded'
import { readGuides, stampOf } from './read-guides'

const FIXTURES = 'e2e/fixtures/guides'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guides-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Writes Acme's guide at an address of the folder. */
function copyTo(name: string): string {
  const copy = join(folder, name)
  cpSync(`${FIXTURES}/acme/oauth`, copy, { recursive: true })
  return copy
}

test('the guides of several folders are read in the order of their names', () => {
  for (const name of ['zeta/api-key', 'beta/oauth', 'beta/api-key']) copyTo(name)
  const { guides, problems } = readGuides([FIXTURES, folder])
  expect(problems).toEqual([])
  expect(guides.map(({ guide }) => `${guide.connector}/${guide.slug}`)).toEqual([
    'acme/oauth',
    'globex/api-token',
    'beta/api-key',
    'beta/oauth',
    'zeta/api-key',
  ])
})

test('a second guide with the same address is refused, and both are named', () => {
  const copy = copyTo('acme/oauth')
  expect(readGuides([FIXTURES, folder]).problems).toEqual([
    `${copy}/guide.yaml:1: There is a guide acme/oauth already, in ${FIXTURES}/acme/oauth. Rename this folder: a guide of that name would replace the other one.`,
  ])
})

test.each<[what: string, spoil: (copy: string) => void, said: RegExp]>([
  ['no text', (copy) => rmSync(join(copy, 'guide.md')), /acme\/oauth: A guide needs .*Add guide\.md\./],
  ['nothing in it', (copy) => rmSync(copy, { recursive: true }), /^$/],
  [
    'a mistake in it',
    (copy) => writeFileSync(join(copy, 'guide.yaml'), 'connectorName: Acme\n'),
    /acme\/oauth\/guide\.yaml:1: method: is missing/,
  ],
])('a guide with %s is reported with its file', (_what, spoil, said) => {
  spoil(copyTo('acme/oauth'))
  expect(readGuides([folder]).problems.join('\n')).toMatch(said)
})

test('a folder with an invalid name is reported; files and hidden folders are ignored', () => {
  mkdirSync(join(folder, 'Acme Inc', 'oauth'), { recursive: true })
  mkdirSync(join(folder, '.git', 'objects'), { recursive: true })
  writeFileSync(join(folder, 'README.md'), 'Ours.')
  expect(readGuides([folder]).problems).toEqual([expect.stringContaining('Acme Inc: A folder’s name is a part')])
})

test('a missing folder is reported', () => {
  const gone = join(folder, 'gone')
  expect(readGuides([gone]).problems).toEqual([`${gone}: There is no such folder.`])
})

test('a failed start lists the problems, up to a readable number', () => {
  for (let index = 0; index < 30; index += 1) writeFileSync(join(copyTo(`acme/guide-${index}`), 'guide.md'), '<b>')
  expect(() => loadGuides([folder], null)).toThrow(/^The guides have \d+ problems\.\n.*guide-0\/guide\.yaml:\d+: /)
  expect(() => loadGuides([folder], null)).toThrow(/\nAnd \d+ more\.$/)
})

test('the sandbox is one more cloud if it is enabled', () => {
  const clouds = (url: string | null) =>
    loadGuides(['guides'], url).map(({ guide }) => guide.clouds.filter(({ id }) => id === 'sandbox'))
  expect(clouds(null)).toEqual([[]])
  expect(clouds('http://localhost:4010')).toEqual([
    [expect.objectContaining({ host: 'localhost:4010', scheme: 'http' })],
  ])
})

test('a changed, a new and a deleted file are noticed', () => {
  const copy = copyTo('acme/oauth')
  const first = stampOf([folder])
  expect(stampOf([folder])).toBe(first)
  utimesSync(join(copy, 'guide.yaml'), 1, 1)
  const second = stampOf([folder])
  expect(second).not.toBe(first)
  rmSync(join(copy, 'guide.md'))
  expect(stampOf([folder])).not.toBe(second)
})
