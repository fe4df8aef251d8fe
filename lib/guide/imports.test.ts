import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readGuides } from '../guides/read-guides'

/** The files below a folder of the project, without tests. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The modules that a file imports, statically or dynamically, including types. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/\b(?:from|import|require)\b\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(([, name]) => name ?? [])
}

const library = filesBelow('lib').filter((file) => file.endsWith('.ts'))

test('the files that these tests read exist', () => {
  expect(library).toContain(join('lib', 'guide', 'scopes.ts'))
  expect(filesBelow('components')).toContain(join('components', 'guide', 'picker', 'picker.tsx'))
  expect(importsOf(join('lib', 'url-params.ts'))).toContain('nuqs/server')
})

test('no file in lib, components or app names a provider', () => {
  // Modules that only tests may import.
  const sources = [...library, ...filesBelow('components'), ...filesBelow('app'), 'proxy.ts', 'instrumentation.ts']
  const files = sources.filter((file) => !file.includes('testing'))
  expect(files.length).toBeGreaterThan(300)
  const names = readGuides(['guides']).guides.flatMap(({ guide }) => [guide.connector, guide.connectorName])
  expect(names).toContain('Databricks')
  const named = new RegExp(`\\b(?:${names.join('|')})`, 'i')
  expect(files.filter((file) => named.test(`${file}\n${readFileSync(file, 'utf8')}`))).toEqual([])
})

test('only files of lib that end in .server.ts import React or Next', () => {
  const isFramework = (name: string) => /^(react|react-dom|next|nuqs)(\/|$)/.test(name) && name !== 'nuqs/server'
  const files = library.filter((file) => !file.endsWith('.server.ts'))
  expect(files.filter((file) => importsOf(file).some(isFramework))).toEqual([])
})

test('lib imports neither components nor app', () => {
  const isAbove = (name: string) => /(^@|\.\.)\/(app|components)(\/|$)/.test(name)
  expect(library.filter((file) => importsOf(file).some(isAbove))).toEqual([])
})

test('lib/guide is pure: it uses no process, no Node API and no provider’s data', () => {
  const isImpure = (name: string) => name.startsWith('node:') || /\/guides\/|\/env$/.test(name)
  const files = filesBelow(join('lib', 'guide'))
  expect(files.filter((file) => importsOf(file).some(isImpure))).toEqual([])
  expect(
    files.filter((file) => /\b(process\.|fetch\(|Date\.now|Math\.random)/.test(readFileSync(file, 'utf8'))),
  ).toEqual([])
})
