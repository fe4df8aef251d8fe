import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { acmePage, panelOf, profileSection, scopesStep, sectionWith } from '../guide-import/testing/page'
import { readGuides } from '../guides/read-guides'

const ACTIONS = [{ id: 'acme_list_x', label: 'List X', scopes: ['x.read'] }]
const APP =
  '<p>Enter `https://api.stackone.com/connect/oauth2/acme/callback`. Keep the Client ID and the Client Secret.</p>'
const WHOLE = acmePage(
  [
    '<Warning>Only an admin can do this.</Warning>',
    panelOf(ACTIONS),
    sectionWith(APP),
    scopesStep(['x.read', 'offline_access']),
    profileSection(['<strong>Client ID</strong>', '<strong>Client Secret</strong>']),
  ].join('\n\n'),
)
const FAULTY = WHOLE.replaceAll('x.read,', '')
const CUT_OFF = WHOLE.slice(0, WHOLE.indexOf('</Steps>'))

/** Translated once: that takes longer than a command runs. The folder is where the packages are found. */
const PROGRAMS = `node_modules/.cache/guide-commands-${process.pid}`
beforeAll(async () => {
  await build({
    entryPoints: ['lib/commands/import-guide.ts', 'lib/commands/lint-guide.ts'],
    outdir: PROGRAMS,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  })
})
afterAll(() => rmSync(PROGRAMS, { recursive: true }))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function run(name: 'import-guide' | 'lint-guide', args: readonly string[], input = '') {
  const result = spawnSync(process.execPath, ['--conditions=react-server', `${PROGRAMS}/${name}.mjs`, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, GUIDES_DIR: '', DATA_DIR: folder },
  })
  return { status: result.status, said: result.stdout, complained: result.stderr }
}

test('a page becomes a folder of guides that passes the check', () => {
  const file = join(folder, 'page.md')
  writeFileSync(file, WHOLE)
  const root = join(folder, 'guides')
  const first = run('import-guide', [file, '--to', root, '--slug', 'oauth'])
  expect(first).toMatchObject({ status: 0, complained: '' })
  expect(first.said).toContain('The guide is in ')
  expect(first.said).toMatch(/acme\/oauth\/guide\.yaml:\d+: \? What does x\.read let/)
  const { guides, problems } = readGuides([root])
  expect(problems).toEqual([])
  expect(guides.map(({ guide }) => `${guide.connector}/${guide.slug}`)).toEqual(['acme/oauth'])
  expect(readdirSync(root).sort()).toEqual(['acme', 'actions.schema.json', 'guide.schema.json'])

  const again = run('import-guide', [file, '--to', root, '--slug', 'oauth'])
  expect(again.status).toBe(1)
  expect(again.complained).toContain('There is a guide acme/oauth already.')
  const outside = run('import-guide', [file, '--to', root, '--slug', '../x'])
  expect(outside.status).toBe(1)
  expect(outside.complained).toContain('“../x” cannot be a part of a guide’s address.')
  expect(readdirSync(join(root, 'acme'))).toEqual(['oauth'])
}, 60_000)

test('a truncated page is refused with its line, and nothing is written', () => {
  const { status, complained } = run('import-guide', ['-', '--to', join(folder, 'guides')], CUT_OFF)
  expect(status).toBe(1)
  expect(complained).toMatch(/^standard input:\d+: <Steps> is not closed\./m)
  expect(complained).toContain('Nothing was written.')
  expect(readdirSync(folder)).toEqual([])
}, 60_000)

test.each([
  ['a page without a defect', WHOLE, 0, { findings: [] }],
  [
    'a page with defects',
    FAULTY,
    1,
    { findings: [expect.objectContaining({ rule: 'scope-unexplained', level: 'error' })] },
  ],
  ['what is not a page', '<html>', 2, { problems: [expect.objectContaining({ line: 1 })] }],
])(
  'the lint’s exit status and JSON fit %s',
  (_what, page, status, json) => {
    const result = run('lint-guide', ['-', '--json'], page)
    expect(result.status).toBe(status)
    expect(JSON.parse(result.said)).toEqual(json)
  },
  60_000,
)

test('the lint prints file, line and rule', () => {
  const file = join(folder, 'page.md')
  writeFileSync(file, FAULTY)
  const { status, said } = run('lint-guide', [file])
  expect(status).toBe(1)
  expect(said).toMatch(/page\.md:\d+: error scope-unexplained: No step shows the scope x\.read, which List X needs\. /)
  expect(run('lint-guide', [join(folder, 'gone.md')])).toMatchObject({ status: 2, said: '' })
  expect(run('lint-guide', ['--nope'])).toMatchObject({ status: 2, said: '' })
}, 60_000)
