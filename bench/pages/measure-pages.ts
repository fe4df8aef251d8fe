import type { Browser } from '@playwright/test'
import { startWizard } from '../../e2e/support/wizard'
import { startSandbox } from '../../sandbox/server'
import { serveNext } from '../next-server'
import type { Section } from '../section'
import { playScene } from '../server/scene'
import { formatRows, type Row } from '../table'
import { everyPage, GUIDE } from './every-page'
import { formatWeights } from './format-weights'
import { timeInputs } from './time-inputs'
import { type Weight, weigh } from './weigh'

const MAX_SCRIPTS_RATIO = 1.15
const MAX_HTML_KB = 25

/** Measures each page's weight, its cost in the browser and its response time, beside an empty Next page. */
export async function measurePages(browser: Browser): Promise<Section[]> {
  const sandbox = await startSandbox({ port: 0 })
  const wizard = await startWizard({ SANDBOX_URL: sandbox.url })
  const empty = await serveNext('bench/empty')
  try {
    const scene = await playScene(browser, wizard, sandbox)
    const pages = everyPage(scene, wizard.accessCode)
    const [emptyWeight, ...weights] = await weigh(browser, [
      { url: empty.origin, cookies: [] },
      ...pages.map(({ path, isSignedIn }) => ({ url: wizard.url + path, cookies: isSignedIn ? scene.cookies : [] })),
    ])
    if (!emptyWeight) throw new Error('The empty page was not weighed.')
    const weighed = pages.flatMap(({ name, path }, index) => {
      const weight = weights[index]
      return weight ? [{ name, path, weight }] : []
    })
    const places = { origin: wizard.url, bareUrl: `${empty.origin}/inputs`, cookies: scene.cookies }
    const inputs = await timeInputs(browser, pages, places)
    return [
      {
        title: 'Pages: what a first visit transfers, and costs the main thread',
        table: formatWeights(emptyWeight, weighed),
      },
      { title: 'Guide: what it may weigh', table: formatRows(limited(emptyWeight, weighed)) },
      { title: 'Pages: from an input to its painted result', table: formatRows(inputs) },
    ]
  } finally {
    await empty.stop()
    await wizard.stop()
    await sandbox.stop()
  }
}

function limited(empty: Weight, weighed: readonly { name: string; path: string; weight: Weight }[]): Row[] {
  return weighed
    .filter(({ path }) => path.startsWith(GUIDE))
    .flatMap(({ name, weight }): Row[] => [
      { name: `${name}: HTML`, ours: weight.html, unit: 'kB', limit: MAX_HTML_KB },
      {
        name: `${name}: JavaScript`,
        ours: weight.scripts,
        baseline: empty.scripts,
        unit: 'kB',
        ratioLimit: MAX_SCRIPTS_RATIO,
      },
    ])
}
