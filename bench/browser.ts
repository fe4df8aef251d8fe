import { type Browser, chromium } from '@playwright/test'
import config from '../playwright.config'

/** The same browser as the tests'. */
export function launch(): Promise<Browser> {
  return chromium.launch(config.use?.launchOptions)
}
