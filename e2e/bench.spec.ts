import { rm } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { findDifferences } from '../bench/agreement'
import { BENCH, BUILD_DIR } from '../bench/paths'
import { servePlain } from '../bench/plain-server'
import { makeFixtureGuides, manyActions } from './fixtures/many-actions'
import { hydrated } from './support/hydrated'
import { startWizard } from './support/wizard'

test('the page written by hand, with which the picker’s speed is compared, shows the same', async ({ context }) => {
  const guide = manyActions(72)
  const folder = makeFixtureGuides()
  const wizard = await startWizard({ GUIDES_DIR: folder })
  const address = `${wizard.url}/connectors/${guide.connector}/${guide.slug}`
  const plain = await servePlain([guide], address, BUILD_DIR)
  try {
    await context.addInitScript({ path: `${BENCH}in-page/look.js` })
    const [ours, theirs] = [await context.newPage(), await context.newPage()]
    await ours.goto(address)
    await hydrated(ours)
    await theirs.goto(`${plain.origin}/${guide.slug}`)

    const steps: ((page: Page) => Promise<void>)[] = [
      (page) => page.getByRole('button', { name: 'Select all' }).click(),
      (page) => page.getByRole('button', { name: 'Clear', exact: true }).click(),
      (page) => page.locator('[name=q]').pressSequentially('update order'),
      (page) => page.locator('[name=q]').fill('nothing is called so'),
      (page) => page.locator('[name=q]').fill(''),
    ]
    for (const step of steps) {
      for (const page of [ours, theirs]) await step(page)
      await expect.poll(() => findDifferences(ours, theirs)).toEqual([])
    }
  } finally {
    await plain.stop()
    await wizard.stop()
    await rm(folder, { recursive: true })
  }
})
