// Measures the wizard and prints a table. Speed is reported, never asserted: the exit status is 0 however slow it is.
import { manyActions } from '../e2e/fixtures/many-actions'
import { launch } from './browser'
import { build } from './build'
import { type Served, serveNext } from './next-server'
import { FIXTURES_BUILD } from './paths'
import { servePlain } from './plain-server'
import { compareSpeed } from './speed'
import { formatTable, type Row } from './table'
import { timeTestRuns } from './test-run'
import { visitAtWidths } from './visit'
import { compareScripts, weighHtml } from './weight'

const GUIDE = '/connectors/databricks/oauth-u2m'
const SIZES = [
  { guide: manyActions(72), limit: 2 },
  { guide: manyActions(2000), limit: 1 },
]

const servers: Served[] = []

try {
  console.log(formatTable(await measure()))
} finally {
  for (const { stop } of servers) await stop()
}

async function measure(): Promise<Row[]> {
  tell('Building')
  await build('.')
  await build('.', FIXTURES_BUILD)
  await build('bench/empty')
  const real = await serve(serveNext('.'))
  const fixtures = await serve(serveNext('.', FIXTURES_BUILD))
  const empty = await serve(serveNext('bench/empty'))
  const guides = SIZES.map(({ guide }) => guide)
  const plain = await serve(servePlain(guides, `${fixtures.origin}/connectors/acme/many-72`, FIXTURES_BUILD.BUILD_DIR))
  const browser = await launch()
  try {
    tell('Weighing')
    const rows = [
      await compareScripts(browser, real.origin + GUIDE, empty.origin),
      await weighHtml('HTML of the guide page, compressed', real.origin + GUIDE),
      await weighHtml('HTML with every action chosen, compressed', `${real.origin}${GUIDE}?actions=all`),
    ]
    tell('Visiting')
    rows.push(...(await visitAtWidths(browser, real.origin, GUIDE)))
    for (const { guide, limit } of SIZES) {
      tell(`Timing ${guide.actions.length} actions`)
      const ours = `${fixtures.origin}/connectors/${guide.connector}/${guide.slug}`
      rows.push(...(await compareSpeed(browser, guide, { ours, plain: `${plain.origin}/${guide.slug}` }, limit)))
    }
    tell('Testing a profile live')
    rows.push(await timeTestRuns())
    return rows
  } finally {
    await browser.close()
  }
}

async function serve(starting: Promise<Served>): Promise<Served> {
  const served = await starting
  servers.push(served)
  return served
}

function tell(what: string): void {
  console.error(`${what} …`)
}
