import { startWizard } from '../../e2e/support/wizard'
import { median } from '../median'
import { serveNext } from '../next-server'
import { GUIDE } from '../pages/every-page'
import type { Section } from '../section'
import { formatRows, type Row } from '../table'
import { type Fired, fire } from './fire'
import { processorMs } from './proc'
import { CHOICE } from './scene'

const WARM_UP = { seconds: 3 }
const ROUND = { seconds: 5 }
const ROUNDS = 3

interface Target {
  name: string
  url: string
  pid: number
}

type Shot = Fired & { processorMs: number }

/** The throughput and response time of the guide page, compared with an empty page rendered for each request. */
export async function measureLoad(): Promise<Section[]> {
  const wizard = await startWizard()
  const empty = await serveNext('bench/empty')
  try {
    const onRequest = { name: 'Empty page', url: `${empty.origin}/on-request`, pid: empty.pid }
    const targets: Target[] = [
      { name: 'Guide', url: wizard.url + GUIDE, pid: wizard.pid },
      { name: 'Guide, 4 actions chosen', url: wizard.url + GUIDE + CHOICE, pid: wizard.pid },
      { name: 'Guide as Markdown', url: `${wizard.url}${GUIDE}/guide.md`, pid: wizard.pid },
      { name: 'Page with all guides', url: wizard.url, pid: wizard.pid },
      { name: 'Empty page, made when it was built', url: empty.origin, pid: empty.pid },
    ]
    const [baseline = [], ...shots] = await inTurns([onRequest, ...targets])
    const rows = targets.flatMap(({ name }, index) => toRows(name, shots[index] ?? [], baseline))
    return [{ title: 'Server: under load, beside an empty page rendered for each request', table: formatRows(rows) }]
  } finally {
    await empty.stop()
    await wizard.stop()
  }
}

async function inTurns(targets: readonly Target[]): Promise<Shot[][]> {
  for (const { url } of targets) await fire(url, WARM_UP)
  const shots = targets.map(() => [] as Shot[])
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { url, pid }] of targets.entries()) {
      const before = processorMs(pid)
      const fired = await fire(url, ROUND)
      shots[index]?.push({ ...fired, processorMs: (processorMs(pid) - before) / fired.requests })
    }
  }
  return shots
}

function toRows(name: string, ours: readonly Shot[], baseline: readonly Shot[]): Row[] {
  const row = (what: string, unit: Row['unit'], pick: (shot: Shot) => number): Row => ({
    name: `${name}: ${what}`,
    ours: median(ours.map(pick)),
    baseline: median(baseline.map(pick)),
    unit,
  })
  return [
    row('requests', 'per second', ({ perSecond }) => perSecond),
    row('99th percentile', 'ms', ({ p99 }) => p99),
    row('processor time of a request', 'ms', ({ processorMs }) => processorMs),
  ]
}
