import { existsSync } from 'node:fs'
import { run } from './project.mjs'

/** Debian's packages. The first one is the headless shell, in which the tests take a third less time. */
const DEBIAN_SHELL = '/usr/bin/chromium-headless-shell'
const DEBIAN_CHROMIUM = '/usr/bin/chromium'

/** The Chromium of the tests: CHROMIUM_PATH, or Debian's; undefined: Playwright's own download. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH || [DEBIAN_SHELL, DEBIAN_CHROMIUM].find(existsSync)
}

/**
 * Installs a browser if there is none: Debian's if this process may, otherwise Playwright's. Returns the exit status.
 */
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
