import type { Browser } from '@playwright/test'
import { manyActions } from '../e2e/fixtures/many-actions'
import { startWizard } from '../e2e/support/wizard'
import { FIXTURES_BUILD_DIR } from './paths'
import { servePlain } from './plain-server'
import type { Section } from './section'
import { compareSpeed } from './speed'
import { formatRows, type Row } from './table'

const SIZES = [
  { guide: manyActions(72), limit: 2 },
  { guide: manyActions(2000), limit: 1 },
]

/** How soon the picker answers, beside a page written by hand that does the same. */
export async function measurePicker(browser: Browser): Promise<Section[]> {
  const wizard = await startWizard({ BUILD_DIR: FIXTURES_BUILD_DIR })
  const guides = SIZES.map(({ guide }) => guide)
  const plain = await servePlain(guides, `${wizard.url}/connectors/acme/many-72`, FIXTURES_BUILD_DIR)
  try {
    const rows: Row[] = []
    for (const { guide, limit } of SIZES) {
      const ours = `${wizard.url}/connectors/${guide.connector}/${guide.slug}`
      rows.push(...(await compareSpeed(browser, guide, { ours, plain: `${plain.origin}/${guide.slug}` }, limit)))
    }
    return [{ title: 'Picker, beside a page written by hand', table: formatRows(rows) }]
  } finally {
    await plain.stop()
    await wizard.stop()
  }
}
