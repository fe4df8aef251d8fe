import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from './certificate'

const PROGRAM = ['/usr/sbin/nginx', '/usr/local/bin/nginx'].find(existsSync)

/** Whether nginx is installed: `npm test` installs Debian's if it may. */
export const HAS_NGINX = PROGRAM !== undefined

/** A running nginx. */
export interface Nginx {
  /** The log of its requests so far. */
  log: () => Record<string, unknown>[]
  stop: () => Promise<void>
}

/**
 * Starts nginx with deploy/nginx.conf on this port, in front of these wizards; its timeout for slow clients is 1 s.
 * `more` are further replacements.
 */
export async function startNginx(port: number, wizards: readonly string[], more: Changes = []): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-nginx-'))
  // Its workers do not run as root.
  chmodSync(folder, 0o755)
  const [log, errors] = [join(folder, 'requests.log'), join(folder, 'errors.log')]
  const { cert, key } = makeCertificate()
  await writeFile(join(folder, 'cert.pem'), cert)
  await writeFile(join(folder, 'key.pem'), key)
  await writeFile(join(folder, 'nginx.conf'), configuration({ folder, log, errors, port, wizards, more }))
  const child = spawn(PROGRAM ?? 'nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', errors], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await listens(port, child)
  return {
    log: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Places {
  folder: string
  log: string
  errors: string
  port: number
  wizards: readonly string[]
  more: Changes
}

/** Patterns in the file, and their replacements. */
type Changes = readonly (readonly [from: RegExp, to: string])[]

/** The file unchanged, except for addresses, names, folders and the timeout for slow clients. */
function configuration({ folder, log, errors, port, wizards, more }: Places): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const folders = temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join('\n')
  const [server = ''] = /server 127\.0\.0\.1:3000 (.*);/.exec(readFileSync('deploy/nginx.conf', 'utf8')) ?? []
  const changes: Changes = [
    [/^worker_processes auto;/m, `daemon off;\npid ${join(folder, 'pid')};\nworker_processes 1;`],
    [/^http \{/m, `http {\n${folders}`],
    // The server that only redirects to https: this test has one port.
    [/^ {2}server \{\n {4}listen 80;[\s\S]*?^ {2}\}\n/m, ''],
    [/listen 443 ssl;\n.*listen \[::\]:443 ssl;/, `listen 127.0.0.1:${port} ssl;`],
    [/server_name wizard\.example\.com;/, 'server_name localhost;'],
    [/\/etc\/ssl\/wizard\.pem/, join(folder, 'cert.pem')],
    [/\/etc\/ssl\/wizard\.key/, join(folder, 'key.pem')],
    [/\/var\/log\/nginx\/wizard\.log/, log],
    [/\/var\/log\/nginx\/error\.log/, errors],
    [/\/var\/cache\/wizard/, join(folder, 'cache')],
    [
      /server 127\.0\.0\.1:3000 .*\n.*server 127\.0\.0\.1:3001 .*\n/,
      wizards.map((url) => `${server.replace('127.0.0.1:3000', new URL(url).host)}\n`).join(''),
    ],
    [/client_header_timeout 15s;\n.*client_body_timeout 15s;/, 'client_header_timeout 1s;\nclient_body_timeout 1s;'],
    ...more,
  ]
  return changes.reduce(
    (text, [from, to]) => {
      if (!from.test(text)) throw new Error(`deploy/nginx.conf has no ${from}.`)
      return text.replace(from, to)
    },
    readFileSync('deploy/nginx.conf', 'utf8'),
  )
}

async function listens(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1')
    const isUp = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('nginx did not start.')
}
