import { expect, RUNS, test } from '../support/cluster-test'
import { expectRight } from '../support/run-assertions'
import { perform, preparePlays, startFields } from '../support/scripted-run'

for (const size of [1, 2]) {
  test(`${RUNS} tests at once each end with their expected result, on ${size} of the instances`, async ({
    cluster,
    ann,
  }) => {
    test.setTimeout(60_000 + RUNS * 1000)
    const { proxy } = cluster
    const all = proxy.instances
    proxy.instances = all.slice(0, size)
    const plays = await preparePlays(cluster, RUNS)
    const [first] = plays
    const start = first ? await startFields(ann, first) : {}
    await Promise.all(plays.map((play) => perform(play, ann.again(), start)))
    proxy.instances = all
    for (const play of plays) await expectRight(cluster, play)
    expect(new Set(plays.flatMap(({ workers }) => workers)).size).toBe(size)
  })
}
