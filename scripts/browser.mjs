import { existsSync } from 'node:fs'
import { run } from './project.mjs'

const DEBIAN_CHROMIUM = '/usr/bin/chromium'

/** The Chromium that tests drive: CHROMIUM_PATH, or Debian's; undefined means the one that Playwright downloads. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH || (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined)
}

/** Installs a browser when there is none: Debian's where this process may, else Playwright's. Its exit status. */
export function installBrowser() {
  if (chromiumPath()) return 0
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium …')
    const status = run('apt-get', ['update', '-qq']) || run('apt-get', ['install', '-y', '-qq', 'chromium'])
    if (status === 0) return 0
  }
  return run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
}
