import { existsSync } from 'node:fs'
import { run } from './project.mjs'

/** Debian's, of which the first one has no windows to draw: the tests take a third less time in it. */
const DEBIAN_SHELL = '/usr/bin/chromium-headless-shell'
const DEBIAN_CHROMIUM = '/usr/bin/chromium'

/** The Chromium that tests drive: CHROMIUM_PATH, or Debian's; undefined means the one that Playwright downloads. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH || [DEBIAN_SHELL, DEBIAN_CHROMIUM].find(existsSync)
}

/** Installs a browser when there is none: Debian's where this process may, else Playwright's. Its exit status. */
export function installBrowser() {
  if (process.env.CHROMIUM_PATH || existsSync(DEBIAN_SHELL)) return 0
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium …')
    const status =
      run('apt-get', ['update', '-qq']) || run('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell'])
    if (status === 0) return 0
  }
  if (chromiumPath()) return 0
  return run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
}
