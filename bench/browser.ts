import { type Browser, chromium } from '@playwright/test'
import { chromiumPath } from '../scripts/browser.mjs'

const QUIET = ['--disable-background-networking', '--disable-quic', '--disable-component-update', '--disable-sync']

/** Chromium without what it does by itself. */
export function launch(): Promise<Browser> {
  const executablePath = chromiumPath()
  return chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', ...QUIET] })
}
