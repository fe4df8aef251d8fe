import { expect, test } from 'vitest'
import { databricksCommands, databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { StoreError } from '../db/store-error'
import { HIDDEN } from '../profile/form-values'
import { pasteRules } from '../profile/pasted-app'
import { sampleProfile } from '../profile/testing/sample-profile'
import { answerValuesForm } from './answer-values-form'
import { checkValues, keptValues, type TypedValues } from './check-values'
import { findingsOfBoxes, THEN } from './values-form'

const ACCOUNT_ID = '11111111-2222-3333-4444-555555555555'
const CLIENT_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
const SECRET = `dose${'0123456789abcdef'.repeat(2)}`
const DRAFT = sampleProfile({ fields: {}, secrets: {} })

function formOf(sent: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(sent)) form.set(name, value)
  return form
}

/** Saves like the store, without a database. */
async function save(typed: TypedValues, isWhole: boolean) {
  const { fields, secrets, problems, moved } = checkValues(guide, keptValues(guide, DRAFT), typed, isWhole)
  const saved = [...Object.keys(fields).filter((key) => fields[key] !== ''), ...Object.keys(secrets)]
  return { saved, problems, moved, profile: { ...DRAFT, fields } }
}

const answer = (sent: Record<string, string>, saving: Parameters<typeof answerValuesForm>[3] = save) =>
  answerValuesForm(guide, formOf(sent), 1, saving, pasteRules(databricksCommands))

test('a wrong value comes back with its problem, and the right ones are saved', async () => {
  expect(await answer({ accountId: 'nonsense', clientId: ` ${CLIENT_ID}`, clientSecret: SECRET })).toMatchObject({
    do: 'show',
    state: {
      values: { accountId: 'nonsense', clientId: CLIENT_ID },
      problems: [{ field: 'accountId' }],
      saved: ['clientId', 'clientSecret'],
      secretsLost: [],
    },
  })
})

test.each([
  { accountId: SECRET, clientId: SECRET, clientSecret: SECRET },
  { accountId: `x ${SECRET}`, clientId: CLIENT_ID, clientSecret: 'dapi0123456789abcdef0123' },
  { accountId: ACCOUNT_ID, clientId: SECRET, clientSecret: CLIENT_ID },
])('no secret comes back, from any field: %j', async (sent) => {
  const answered = JSON.stringify(await answer(sent))
  for (const secret of [SECRET, 'dapi0123456789abcdef0123']) expect(answered).not.toContain(secret)
})

test('a test starts only once every value is saved', async () => {
  const whole = { accountId: ACCOUNT_ID, clientId: CLIENT_ID, clientSecret: SECRET, [THEN.name]: THEN.test }
  expect(await answer(whole)).toEqual({ do: 'test' })
  expect(await answer({ ...whole, clientId: '' })).toMatchObject({
    do: 'show',
    state: { problems: [{ field: 'clientId' }], saved: ['accountId', 'clientSecret'] },
  })
})

test('pasted command output is saved in its fields; output without values is reported and saves nothing', async () => {
  const printed = JSON.stringify({ client_id: CLIENT_ID, client_secret: SECRET })
  expect(await answer({ accountId: ACCOUNT_ID, clientId: '', clientSecret: '', printed })).toMatchObject({
    state: { values: { clientId: CLIENT_ID }, saved: ['accountId', 'clientId', 'clientSecret'] },
  })
  const half = await answer({ accountId: ACCOUNT_ID, printed: printed.slice(0, -3) })
  expect(half).toMatchObject({
    state: { saved: [], values: { accountId: ACCOUNT_ID }, pasteProblem: expect.stringContaining('missing') },
  })
  expect(JSON.stringify(half)).not.toContain(SECRET)
})

test('a quick fix is applied before saving, and cannot change the selection', async () => {
  const take = (key: string) => JSON.stringify([{ do: 'set', field: key, value: ACCOUNT_ID }])
  const sent = { accountId: `https://accounts.cloud.databricks.com/?account_id=${ACCOUNT_ID}` }
  expect(await answer({ ...sent, [HIDDEN.quickFix]: take('accountId') })).toMatchObject({
    state: { values: { accountId: ACCOUNT_ID }, problems: [] },
  })
  expect(await answer({ ...sent, [HIDDEN.quickFix]: take('cloud') })).toMatchObject({
    state: { problems: [{ field: 'accountId' }] },
  })
  const fixes = [{ label: 'x', steps: [{ do: 'set' as const, field: 'cloud', value: 'gcp' }] }]
  const finding = { field: 'accountId', level: 'error' as const, message: 'x', fixes }
  expect(findingsOfBoxes(guide, [finding])[0]?.fixes).toEqual([])
})

test('without a database every typed value stays, except secrets', async () => {
  const away = async () => {
    throw new StoreError('ECONNREFUSED', null)
  }
  expect(await answer({ accountId: ACCOUNT_ID, clientSecret: SECRET }, away)).toMatchObject({
    state: { values: { accountId: ACCOUNT_ID }, secretsLost: ['clientSecret'], saved: [] },
  })
})

test('a closed setup says so, and saves nothing', async () => {
  expect(await answer({ accountId: ACCOUNT_ID }, async () => null)).toEqual({ do: 'look' })
})
