import { existsSync } from 'node:fs'
import { run } from './project.mjs'

/** Installs nginx for the test behind a reverse proxy, if this process may; without nginx that test is skipped. */
export function installNginx() {
  const isThere = ['/usr/sbin/nginx', '/usr/local/bin/nginx'].some(existsSync)
  if (isThere || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return 0
  console.log('Installing nginx …')
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light']
  return run('apt-get', ['update', '-qq']) || run('apt-get', install)
}
