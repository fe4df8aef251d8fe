import { existsSync } from 'node:fs'
import { run } from './project.mjs'

/** Installs nginx, before which a test runs the wizard, where this process may; without it that test is left out. */
export function installNginx() {
  const isThere = ['/usr/sbin/nginx', '/usr/local/bin/nginx'].some(existsSync)
  if (isThere || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return 0
  console.log('Installing nginx …')
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light']
  return run('apt-get', ['update', '-qq']) || run('apt-get', install)
}
