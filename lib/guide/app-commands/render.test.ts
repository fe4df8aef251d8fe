import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from '@cdktf/hcl2json'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databricksCommands as commands, databricks } from '@/lib/guides/testing/databricks'
import { withSandbox } from '../source'
import { appValues, type CommandContext } from './app-values'
import { renderFile, renderRun } from './render'
import { commandWays, operationWays } from './ways'

const { guide } = withSandbox(databricks, { id: 'sandbox', label: 'Sandbox' }, 'http://[::1]:4010')
const ACCOUNT = '1a2b3c4d-1a2b-1a2b-1a2b-1a2b3c4d5e6f'
const RECORD = 'c1b137c2-b832-1abc-ad12-995a0209e213'

/** App names, and characters that a shell or HCL interprets. */
const NASTY = [
  `Ann's "app"`,
  '$HOME $\u007bHOME} $(id) `id`',
  '%PATH% %{ if true }x%{ endif }',
  'Zoë 接続 \u{1f680}',
  'back\\slash \\n "\\"',
  'a\nb\tc\u0007\f\b',
  "'; rm -rf / #",
  '@{x} && | > < * ? ~ ! ^',
]
const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }))

function contextWith(name: string, url: string, cloud = 'aws', more: Partial<CommandContext> = {}): CommandContext {
  const constants = { ...guide.constants, 'app-name': name, 'stackone-callback-url': url }
  return {
    guide: { ...guide, constants },
    selection: { actions: [], separator: 'space', cloud, offlineAccess: true, shortScopes: false },
    publicUrl: 'http://localhost:3000',
    account: ACCOUNT,
    record: RECORD,
    ...more,
  }
}

function fileText(name: string, context: CommandContext): string {
  const file = commands.files.find((each) => each.name === name)
  if (!file) throw new Error(`There is no file ${name}.`)
  return renderFile(file, commands, context)
}

/** Every command of every way and operation. */
function runsOf(context: CommandContext): string[] {
  return [
    ...commandWays(commands, context).flatMap(({ create }) => create),
    ...operationWays(commands, ['prepare', 'read', 'update', 'remove'], context).flatMap((way) => way.commands),
  ].flatMap(({ run }) => run ?? [])
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'))
  for (const program of ['databricks', 'curl', 'terraform']) {
    const path = join(folder, program)
    writeFileSync(path, `#!/bin/sh\nprintf '%s\\0' "${program}" "$@" > "$RECORD_TO"\n`)
    chmodSync(path, 0o755)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

const SHELLS = ['sh', 'bash', 'dash'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0)

/** The arguments that a program receives when a shell runs the line. */
function argumentsIn(shell: string, line: string): string[] {
  const record = join(folder, 'record')
  const ran = spawnSync(shell, ['-c', line], {
    cwd: folder,
    env: { NODE_ENV: 'test', PATH: `${folder}:/usr/bin:/bin`, RECORD_TO: record },
    encoding: 'utf8',
    // Bash reads the user's settings if its input is a socket.
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  expect(ran).toMatchObject({ status: 0, stderr: '', stdout: '' })
  const given = readFileSync(record, 'utf8').split('\0').slice(0, -1)
  rmSync(record)
  return given
}

/** The words of a line with double quotes only, and no character that a shell expands. */
function plainWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}

test.each(SHELLS)('in %s each command gets exactly the arguments that it shows, for any app name', (shell) => {
  const clouds = ['aws', 'sandbox']
  const lines = clouds.flatMap((cloud) =>
    NASTY.flatMap((name) => runsOf(contextWith(name, `https://x.example/${name}`, cloud))),
  )
  for (const line of new Set(lines)) expect(argumentsIn(shell, line)).toEqual(plainWords(line))
  expect(readdirSync(folder).sort()).toEqual(['curl', 'databricks', 'terraform'])
})

test('no command has a character that PowerShell or cmd interprets', () => {
  for (const { id } of guide.clouds) {
    for (const line of runsOf(contextWith('$x', '`y`', id))) {
      // Quotes with harmless content, and outside of them no character that PowerShell or cmd interprets.
      expect(line).not.toMatch(/[$`%^!';()<>|\n\\]/)
      expect(line.replace(/"[^"]*"/g, '')).not.toMatch(/["@&{}*?#,]/)
    }
  }
})

test('only a valid id gets from a pasted or typed value into a command', () => {
  const [shown] = operationWays(commands, ['remove'], contextWith('x', 'y', 'aws', { record: '$(id)', account: '-rf' }))
  expect(shown?.commands[0]?.run).toContain('INTEGRATION-ID')
  const template = commands.ways[0]?.prepare[0]?.run ?? ''
  expect(renderRun(template, commands, contextWith('x', 'y', 'aws', { account: '--help x' }))).toContain(' ACCOUNT-ID ')
})

test('app.json contains any choice', () => {
  fc.assert(
    fc.property(nasty, nasty, (name, url) => {
      const context = contextWith(name, url)
      expect(JSON.parse(fileText('app.json', context))).toEqual({
        name,
        redirect_urls: [url, 'http://localhost:3000/connect/callback'],
        confidential: true,
        scopes: ['all-apis', 'offline_access'],
        token_access_policy: { access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: 129600 },
      })
    }),
  )
})

test('main.tf is valid HCL for any choice', async () => {
  const names = [
    ...NASTY,
    ...fc.sample(
      nasty.filter((name) => name.isWellFormed() && !name.includes('\0')),
      20,
    ),
  ]
  for (const name of names) {
    const parsed = await parse('main.tf', fileText('main.tf', contextWith(name, `https://x.example/${name}`)))
    const app = parsed.resource.databricks_custom_app_integration.stackone[0]
    // The parser returns HCL templates as written, so a doubled sign stays doubled.
    const written = (text: string) => text.normalize('NFC').replace(/\$\{/g, '$$$${').replace(/%\{/g, '%%{')
    expect(app).toMatchObject({
      name: written(name),
      redirect_urls: [written(`https://x.example/${name}`), 'http://localhost:3000/connect/callback'],
      scopes: ['all-apis', 'offline_access'],
      confidential: true,
      token_access_policy: [{ access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: 129600 }],
    })
    expect(parsed.provider.databricks[0]).toMatchObject({ account_id: ACCOUNT })
  }
}, 30_000)

test('a narrow app allows only the scopes of the choice', () => {
  const [billing] = guide.actions.filter(({ scopes }) => scopes.includes('billing')).map(({ id }) => id)
  const chosen = contextWith('x', 'y')
  const context = { ...chosen, isNarrow: true, selection: { ...chosen.selection, actions: [billing ?? ''] } }
  expect(appValues(commands, context).accessScopes).toEqual(['billing', 'offline_access'])
  expect(appValues(commands, { ...context, isNarrow: false }).accessScopes).toEqual(['all-apis', 'offline_access'])
})
