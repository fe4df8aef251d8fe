import { expect, test } from 'vitest'
import { databricksOauthU2m, databricksTest } from '../guides/testing/databricks'
import { defineStage, type StageContext, type StageOutputs, type Verdict } from './define-stage'
import { type Progress, perform, type RunTools, type StageInput } from './run-stages'
import type { StageId } from './stage'
import { type Answers, fakeProvider, json, NOW, ORIGIN, SUBJECT } from './testing/fake-provider'
import { advise, pass, warn } from './verdict'

const SECRET = `dose${'0123456789abcdef'.repeat(2)}`
const FIRST = 'Zq3_x-81kMvT0bR7nWyL2cHf'
const SECOND = 'J9dGsA5uPeQiXoB4tKr7Yv_0'

function stage(id: StageId, perform: (context: StageContext) => Promise<Verdict>) {
  const work = { name: id, proves: '', limitMs: 1000, needs: [], act: perform }
  return defineStage({ id, ...work, judge: (verdict: Verdict) => verdict })
}

/** Runs these stages, and returns everything that was, or would have been, stored. */
async function runStages(
  groups: readonly (readonly ReturnType<typeof stage>[])[],
  { answers = () => undefined, found = {} }: { answers?: Answers; found?: StageOutputs } = {},
) {
  const tools: RunTools = { fetch: fakeProvider(answers), clock: () => 0, now: () => NOW }
  const work: StageInput = {
    subject: SUBJECT,
    guide: databricksOauthU2m,
    provider: databricksTest,
    clientSecret: SECRET,
    stages: [],
    found,
  }
  const saved: { stages: Parameters<Progress>[0]; current: Parameters<Progress>[1]; found: StageOutputs }[] = []
  const done = await perform(groups, work, tools, async (stages, current, found) => {
    saved.push(structuredClone({ stages, current, found }))
    return true
  })
  return { ...done, saved }
}

const TURN = () => new Promise((resolve) => setTimeout(resolve, 5))
const quotes = (text: string) => pass([{ label: 'Answer', value: text }])

test('a secret given to one stage is redacted from another, although they run concurrently', async () => {
  const answers: Answers = ({ url }) => json({ access_token: url.pathname.endsWith('1') ? FIRST : SECOND })
  const { stages, saved } = await runStages(
    [
      [
        // Its tokens arrive after the other one has ended.
        stage('refresh', async ({ ask }) => {
          await TURN()
          await ask(`${ORIGIN}/1`)
          return quotes(`mine ${FIRST}`)
        }),
        stage('api', async ({ ask }) => {
          await ask(`${ORIGIN}/2`)
          return warn([advise('api-refused', { status: FIRST })], [{ label: SECOND, value: `${FIRST} ${SECOND}` }])
        }),
      ],
      [stage('clean-up', async () => quotes(`later ${FIRST}`))],
    ],
    { answers },
  )
  expect(JSON.stringify([stages, saved.map(({ stages }) => stages)])).not.toMatch(new RegExp(`${FIRST}|${SECOND}`))
  expect(stages.map(({ id, evidence }) => [id, evidence[0]?.value])).toEqual([
    ['api', '[removed] [removed]'],
    ['refresh', 'mine [removed]'],
    ['clean-up', 'later [removed]'],
  ])
  // Meanwhile only the outcome of the first one is known.
  expect(saved[1]).toMatchObject({ current: ['refresh'], stages: [{ id: 'api', outcome: 'warn', evidence: [] }] })
})

test('text written before a token arrived is redacted too', async () => {
  const { stages } = await runStages(
    [
      [stage('discovery', async () => quotes(`soon ${FIRST}`))],
      [
        stage('token', async ({ ask }) => {
          await ask(`${ORIGIN}/1`)
          return pass([])
        }),
      ],
    ],
    { answers: () => json({ refresh_token: FIRST }) },
  )
  expect(stages[0]?.evidence).toEqual([{ label: 'Answer', value: 'soon [removed]' }])
})

test('every code, state and token of the sign-in answer is a secret, and public values are not', async () => {
  const values = ['code-0123456789', 'code-9876543210', 'state-0123456789', 'token-0123456789']
  const [code = '', another = '', state = '', token = ''] = values
  const callback = `code=${code}&code=${another}&state=${state}&id_token=${token}&code=${SUBJECT.clientId}.x1y2z3`
  const said = [...values, SUBJECT.clientId, SUBJECT.redirectUri, SUBJECT.accountId].join(' ')
  const { stages } = await runStages([[stage('authorize', async () => quotes(said))]], { found: { callback } })
  const [a, b, c] = [SUBJECT.clientId, SUBJECT.redirectUri, SUBJECT.accountId]
  expect(stages[0]?.evidence[0]?.value).toBe(`[removed] [removed] [removed] [removed] ${a} ${b} ${c}`)
})

test('long results of a stage are truncated, and the rest is counted', async () => {
  const long = 'x '.repeat(5000)
  const { stages, found } = await runStages([
    [
      stage('api', async ({ ask }) => {
        for (let count = 0; count < 40; count++) await ask(`${ORIGIN}/${count}`)
        const evidence = Array.from({ length: 1000 }, (_none, index) => ({ label: long, value: `${index} ${long}` }))
        const granted = Array.from({ length: 1000 }, () => SECRET)
        const scopeLists = { needed: [], asked: [], granted, source: 'answer' as const }
        return warn([advise('api-refused', { status: long, scope: long })], evidence, { scopeLists })
      }),
    ],
  ])
  const [result] = stages
  expect(result?.exchanges).toHaveLength(30)
  expect(result?.evidence).toHaveLength(31)
  expect(result?.evidence.at(-1)).toEqual({ label: 'Not kept', value: '970 more of these' })
  for (const { label, value } of result?.evidence ?? []) expect(label.length + value.length).toBeLessThanOrEqual(1200)
  for (const value of Object.values(result?.advice[0]?.values ?? {})) expect(value.length).toBeLessThanOrEqual(600)
  expect(found.scopeLists?.granted).toEqual(Array.from({ length: 200 }, () => '[removed]'))
})
