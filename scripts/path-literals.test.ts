import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findPathLiterals } from './path-literals'
import { sourcesOf } from './sources'

const find = (source: string) => findPathLiterals(new Map([['x.tsx', source]]), ['profiles', 'api/ready'])

test.each([
  "const x = '/profiles'",
  'const x = <a href="/profiles">x</a>',
  `const x = <a href={\`/profiles/\${id}#tests\`}>x</a>`,
  `const x = \`\${origin}/profiles\``,
  "fetch('/api/ready')",
  'const x = /^\\/(profiles)/',
])('the line %s has a path', (source) => {
  expect(find(source)).toHaveLength(1)
})

test.each([
  "import x from '/profilesque'",
  "const x = '/api/2.0/accounts'",
  `const x = \`\${PROFILES}/\${id}\``,
  'const x = 1 / profiles',
])('the line %s has no path', (source) => {
  expect(find(source)).toEqual([])
})

test('only lib/urls.ts has paths of the wizard', () => {
  const sources = sourcesOf(['app', 'components', 'lib'], /\.tsx?$/)
  // Paths of StackOne's API are not the wizard's.
  for (const path of ['lib/urls.ts', 'lib/stackone/client.ts']) sources.delete(path)
  expect(sources.size).toBeGreaterThan(300)
  expect(findPathLiterals(sources, routes())).toEqual([])
})

/** The first parts of the wizard's paths, as the folders in `app` name them. */
function routes(): string[] {
  const names = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (!entry.isDirectory()) return []
      if (entry.name.startsWith('(')) return names(`${folder}/${entry.name}`)
      return entry.name === 'api' ? names(`${folder}/api`).map((name) => `api/${name}`) : [entry.name]
    })
  return names('app')
}
