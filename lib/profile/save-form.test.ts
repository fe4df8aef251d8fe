import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import type { Guide } from '@/lib/guide/schema'
import { databricksCommands, databricksOauthU2m } from '@/lib/guides/testing/databricks'
import type { Connection } from '../db/database'
import { profiles } from '../db/schema'
import { StoreError } from '../db/store-error'
import { temporaryDatabase } from '../db/testing/databases'
import type { KeyRing } from '../security/seal'
import { makeDraft } from '../setup/testing/draft-profile'
import type { ProfileFormState } from './form-state'
import { type FieldName, formOrder, HIDDEN, openBoxes, textIn } from './form-values'
import { cleanId, cleanName, cleanSecret } from './normalize-input'
import { pasteRules } from './pasted-app'
import { type SaveResult, saveForm } from './save-form'
import { inScopeOrder, parseScopes } from './scopes-field'
import { deleteProfile, findProfile, openSecrets, type WriteContext } from './store'

const RING: KeyRing = [new Uint8Array(32).fill(1)]
const ACCOUNT_ID = '11111111-2222-3333-4444-555555555555'
const CLIENT_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
const SECRET = `dose${'0123456789abcdef'.repeat(2)}`

let connection: Connection | null = null

beforeAll(async () => {
  connection = await temporaryDatabase()
})

afterAll(() => connection?.close())

function context(actor = 'Ann'): WriteContext {
  if (!connection) throw new Error('The database is not open yet.')
  return { db: connection.db, ring: RING, now: new Date('2026-11-23T10:00:00Z'), actor }
}

type Sent = Readonly<Record<string, string>>

/** A valid form with a unique name, with these changes. */
function formOf(guide: Guide, changes: Sent = {}): FormData {
  const form = new FormData()
  const sent = {
    name: `Profile ${randomUUID()}`,
    cloud: guide.clouds[0]?.id ?? '',
    accountId: ACCOUNT_ID,
    clientId: CLIENT_ID,
    clientSecret: SECRET,
    scopes: '',
    actions: '',
    ...changes,
  }
  for (const [name, value] of Object.entries(sent)) form.set(name, value)
  return form
}

function save(changes: Sent, { guide = databricksOauthU2m as Guide, id = null as string | null, actor = 'Ann' } = {}) {
  return saveForm(async () => context(actor), guide, id, formOf(guide, changes), 1)
}

async function saved(changes: Sent, options: Parameters<typeof save>[1] = {}): Promise<string> {
  const result = await save(changes, options)
  if ('state' in result) throw new Error(`It was not saved: ${JSON.stringify(result.state.problems)}`)
  return result.saved.id
}

async function refused(sent: SaveResult | Promise<SaveResult>): Promise<ProfileFormState> {
  const result = await sent
  if ('saved' in result) throw new Error('It was saved.')
  return result.state
}

test('a draft can be changed without its missing values, and keeps those that it has', async () => {
  const guide = databricksOauthU2m
  const id = await makeDraft(context(), guide)
  const empty = { accountId: '', clientId: '', clientSecret: '' }
  await saved({ ...empty, version: '1', actions: 'databricks_list_users' }, { id })
  expect(await findProfile(context().db, id)).toMatchObject({ version: 2, secrets: {}, fields: { accountId: '' } })
  // Somebody entered one meanwhile.
  await saved({ ...empty, version: '2', accountId: ACCOUNT_ID }, { id })
  expect((await refused(save({ ...empty, version: '2' }, { id }))).others).toHaveLength(1)
  const { problems } = await refused(save({ ...empty, version: '3' }, { id }))
  expect(problems).toEqual([{ field: 'accountId', message: 'Enter the Account ID.' }])
  // A new profile needs every value, also as a copy of a draft.
  const copy = await refused(save({ ...empty, [HIDDEN.copyOf]: id }))
  expect(copy.problems.map(({ field }) => field)).toEqual(['accountId', 'clientId', 'clientSecret'])
})

/** Every stored text, including the trail. */
async function everythingKept(): Promise<string> {
  const rows = await context().db.execute(
    sql`select p::text as row from profiles p union all select a::text from audit_events a`,
  )
  return JSON.stringify(rows)
}

/** A text escaped as in JSON, without the quotes around it. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

const ALL_CONTROLS = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code))
const NASTY: readonly [what: string, value: string][] = [
  ['nothing', ''],
  ['white space', ' \t\r\n\u00a0\u3000'],
  ['100,000 letters', 'a'.repeat(100_000)],
  ['control characters', `con${ALL_CONTROLS}trol`],
  ['control characters only', ALL_CONTROLS],
  ['NUL', '\0'],
  ['right-to-left text', 'שלום عالم'],
  ['bidi overrides', '\u202egnp.exe\u202c \u2066x\u2069'],
  ['SQL', "'; drop table profiles; --"],
  ['HTML', '<script>alert(1)</script>'],
  ['a lone surrogate', '\ud800'],
  ['lone surrogates in a text', 'a\udc00b\ud800c'],
  ['emoji', '🚀👩‍💻🇪🇺'],
  ['zero-width characters', 'ze\u200bro\u2060wi\ufeffdth'],
  ['zero-width characters only', '\u200b\u2060\ufeff'],
  ['__proto__', '__proto__'],
  ['null', 'null'],
]
/** As a form sends it: FormData replaces lone surrogates (USVString, WHATWG XHR). */
const SENT = NASTY.map(([what, value]): [what: string, value: string] => [what, value.toWellFormed()])
const FIELDS = formOrder(databricksOauthU2m).filter((field) => field !== 'actions')

/** The stored form of a value, if it is stored. */
function cleaned(guide: Guide, field: FieldName, value: string): string {
  if (field === 'name') return cleanName(value).value
  if (field === 'clientSecret') return cleanSecret(value).value
  if (field === 'scopes') return inScopeOrder(guide, parseScopes(value)).join(' ')
  return field === 'cloud' ? value : cleanId(value).value
}

async function kept(guide: Guide, id: string): Promise<Partial<Record<FieldName, unknown>>> {
  const { db, ring } = context()
  const profile = await findProfile(db, id)
  const opened = (await openSecrets(db, ring, id)).clientSecret
  expect(profile).toMatchObject({ connector: guide.connector, guide: guide.slug })
  return { ...profile, ...profile?.fields, clientSecret: opened?.ok ? opened.secret : null }
}

describe.each([databricksOauthU2m, acmeOauth])('a form of $connectorName', (guide) => {
  describe.each(SENT)('with %s', (_what, value) => {
    test.each(FIELDS)('%s is saved normalized, or has that problem', async (field) => {
      await context().db.delete(profiles)
      const result = await save({ [field]: value }, { guide })
      if ('saved' in result) {
        expect(await kept(guide, result.saved.id)).toMatchObject({ [field]: cleaned(guide, field, value) })
        return
      }
      const { state } = result
      expect(state.problems).toEqual([{ field, message: expect.stringMatching(/^[A-Z“].*\.$/u) }])
      expect(JSON.stringify(state)).not.toContain(SECRET)
      expect(Object.keys(state.values).toSorted()).toEqual(['actions', 'cloud', 'fields', 'name', 'scopes'])
      const isShort = value.length < 10
      if (field === 'clientSecret') expect(isShort || !JSON.stringify(state).includes(inJson(value))).toBe(true)
      else expect(textIn(state.values, field)).toBe(value)
    })

    test('an invalid value in the hidden fields and the actions is ignored', async () => {
      const { quickFix: _quickFix, ...hidden } = Object.fromEntries(Object.values(HIDDEN).map((name) => [name, value]))
      const id = await saved({ ...hidden, actions: value }, { guide })
      expect(await kept(guide, id)).toMatchObject({ actions: [], clientSecret: SECRET })
    })
  })
})

describe('a new profile', () => {
  test('is saved with every choice, and the normalized fields are named', async () => {
    const result = await save({
      name: ' Whole ',
      cloud: 'azure',
      clientId: `"${CLIENT_ID}"`,
      scopes: 'offline_access,scim',
      actions: 'get_user,list_users',
    })
    expect(result).toEqual({ saved: { id: expect.any(String), cleaned: ['name', 'clientId'] } })
    expect('saved' in result && (await findProfile(context().db, result.saved.id))).toMatchObject({
      name: 'Whole',
      cloud: 'azure',
      fields: { accountId: ACCOUNT_ID, clientId: CLIENT_ID },
      scopes: 'scim offline_access',
      actions: ['databricks_list_users', 'databricks_get_user'],
      createdBy: 'Ann',
    })
  })

  test('is created once, however often its form is sent', async () => {
    const sent = { name: 'Sent twice', [HIDDEN.submission]: randomUUID() }
    const first = await saved(sent)
    expect(await saved(sent)).toBe(first)
  })

  test('is not recreated by the form of a deleted one', async () => {
    const sent = { name: 'Deleted', [HIDDEN.submission]: randomUUID() }
    const id = await saved(sent)
    await deleteProfile(context(), id)
    const state = await refused(save(sent))
    expect(state.message).toContain('its profile was deleted since')
    expect(JSON.stringify(state)).not.toContain(SECRET)
    expect(await findProfile(context().db, id)).toBeNull()
  })

  test('needs an unused name', async () => {
    await saved({ name: 'Taken' })
    const state = await refused(save({ name: 'TAKEN', scopes: 'scim' }))
    expect(state).toMatchObject({
      values: { name: 'TAKEN', scopes: 'scim' },
      problems: [{ field: 'name', message: expect.stringContaining('Another profile has this name') }],
      version: null,
    })
    expect(JSON.stringify(state)).not.toContain(SECRET)
  })

  test('reports how often its form was sent', async () => {
    const sent = saveForm(async () => context(), databricksOauthU2m, null, new FormData(), 7)
    expect(await refused(sent)).toMatchObject({ attempt: 7, problems: { length: 5 } })
  })
})

describe('a secret in the wrong box', () => {
  const misplaced = `dose${'fedcba9876543210'.repeat(2)}`

  test.each(openBoxes(databricksOauthU2m))('is not sent back from %s', async (field) => {
    const state = await refused(save({ [field]: misplaced, clientSecret: '' }))
    expect(textIn(state.values, field)).toBe('')
    expect(JSON.stringify(state)).not.toContain('dose')
  })

  test('is not sent back from Client ID, even if it does not look like one', async () => {
    const state = await refused(save({ clientId: 'canary-secret', clientSecret: 'canary-secret' }))
    expect(state.problems).toMatchObject([{ field: 'clientId' }, { field: 'clientSecret' }])
    expect(JSON.stringify(state)).not.toContain('canary-secret')
  })

  test.each(['name', 'accountId', 'clientId', 'scopes'])('is not kept in %s', async (field) => {
    await save({ [field]: misplaced })
    expect(await everythingKept()).not.toContain(misplaced)
  })
})

describe('pasted output of a command', () => {
  const rules = pasteRules(databricksCommands)
  const saveWith = (changes: Sent) =>
    saveForm(async () => context(), databricksOauthU2m, null, formOf(databricksOauthU2m, changes), 1, rules)
  const created = { client_id: CLIENT_ID, client_secret: SECRET, integration_id: randomUUID() }

  test('fills in empty fields, and replaces filled ones', async () => {
    const sent = { clientId: ACCOUNT_ID, clientSecret: '', printed: JSON.stringify(created) }
    const result = await saveWith(sent)
    if ('state' in result) throw new Error('It was not saved.')
    expect((await findProfile(context().db, result.saved.id))?.fields.clientId).toBe(CLIENT_ID)
    expect(await openSecrets(context().db, RING, result.saved.id)).toEqual({
      clientSecret: { ok: true, secret: SECRET },
    })
  })

  test('is neither returned nor kept when the form has problems', async () => {
    const state = await refused(
      saveWith({ name: '', clientId: '', clientSecret: '', printed: JSON.stringify(created) }),
    )
    expect(state).toMatchObject({ secretsSent: ['clientSecret'], values: { fields: { clientId: CLIENT_ID } } })
    expect(JSON.stringify(state)).not.toContain(SECRET)
  })

  test('without values is reported beside its box, and nothing is saved', async () => {
    const half = JSON.stringify(created).slice(0, -4)
    const state = await refused(saveWith({ printed: half }))
    expect(state.pasteProblem).toContain('Part of the output is missing.')
    expect(JSON.stringify(state)).not.toContain(SECRET)
    expect(await everythingKept()).not.toContain(SECRET)
  })
})

describe('a quick fix', () => {
  test('is applied without saving', async () => {
    const name = `Fixed ${randomUUID()}`
    const fix = JSON.stringify([
      { do: 'move', from: 'clientId', to: 'accountId' },
      { do: 'set', field: 'cloud', value: 'gcp' },
    ])
    const state = await refused(save({ name, accountId: '', clientId: ACCOUNT_ID, quickFix: fix }))
    expect(state).toMatchObject({
      values: { name, fields: { accountId: ACCOUNT_ID, clientId: '' }, cloud: 'gcp' },
      problems: [],
      message: null,
    })
    expect(JSON.stringify(state)).not.toContain(SECRET)
    expect(await everythingKept()).not.toContain(name)
  })

  test('that moves the secret to another box does not send it back', async () => {
    const fix = JSON.stringify([{ do: 'move', from: 'clientSecret', to: 'name' }])
    expect(JSON.stringify(await refused(save({ quickFix: fix })))).not.toContain(SECRET)
  })

  test('that is invalid keeps the values and saves nothing', async () => {
    const name = `Not fixed ${randomUUID()}`
    expect(await refused(save({ name, quickFix: "'; drop table profiles; --" }))).toMatchObject({ values: { name } })
    expect(await everythingKept()).not.toContain(name)
  })
})

describe('a copy', () => {
  test('keeps the secret of the original', async () => {
    const original = await saved({ clientSecret: 'the original' })
    const copy = await saved({ clientSecret: '', [HIDDEN.copyOf]: original })
    expect(copy).not.toBe(original)
    expect(await kept(databricksOauthU2m, copy)).toMatchObject({ clientSecret: 'the original' })
  })

  test('has its own secret if one is entered', async () => {
    const original = await saved({ clientSecret: 'the original' })
    const copy = await saved({ clientSecret: 'its own', [HIDDEN.copyOf]: original })
    expect(await kept(databricksOauthU2m, copy)).toMatchObject({ clientSecret: 'its own' })
    expect(await kept(databricksOauthU2m, original)).toMatchObject({ clientSecret: 'the original' })
  })

  test('asks for the secret if the original is gone', async () => {
    const state = await refused(save({ clientSecret: '', [HIDDEN.copyOf]: randomUUID() }))
    expect(state.problems).toEqual([{ field: 'clientSecret', message: expect.stringContaining('Enter it here') }])
  })

  test('asks for the secret if its key is missing', async () => {
    const original = await saved({})
    const otherKeys: KeyRing = [new Uint8Array(32).fill(2)]
    const form = formOf(databricksOauthU2m, { clientSecret: '', [HIDDEN.copyOf]: original })
    const open = async () => ({ ...context(), ring: otherKeys })
    const state = await refused(saveForm(open, databricksOauthU2m, null, form, 1))
    expect(state.problems).toMatchObject([{ field: 'clientSecret' }])
  })
})

describe('a kept secret', () => {
  const aws = expect.stringMatching(/^Enter the Client Secret again\..*https:\/\/accounts\.cloud\.databricks\.com/)

  test('is not moved to another cloud by a change with other errors, and nothing typed is lost', async () => {
    const id = await saved({})
    const typed = { clientSecret: '', cloud: 'azure', clientId: 'typed', scopes: 'scim', [HIDDEN.version]: '1' }
    const state = await refused(save({ ...typed, name: '' }, { id }))
    expect(state.problems).toEqual([
      { field: 'name', message: expect.any(String) },
      { field: 'clientSecret', message: aws },
    ])
    expect(state.values).toMatchObject({ cloud: 'azure', fields: { clientId: 'typed' }, scopes: 'scim' })
    await saved({ ...typed, clientSecret: 'for azure' }, { id })
    expect(await kept(databricksOauthU2m, id)).toMatchObject({ cloud: 'azure', clientSecret: 'for azure' })
  })

  test('is not moved to another cloud by a copy', async () => {
    const original = await saved({})
    const state = await refused(save({ clientSecret: '', cloud: 'gcp', [HIDDEN.copyOf]: original }))
    expect(state.problems).toEqual([{ field: 'clientSecret', message: aws }])
    await saved({ clientSecret: 'for gcp', cloud: 'gcp', [HIDDEN.copyOf]: original })
  })

  test('is not moved to another guide by a copy', async () => {
    const original = await saved({})
    const state = await refused(save({ clientSecret: '', [HIDDEN.copyOf]: original }, { guide: acmeOauth }))
    expect(state.problems).toMatchObject([{ field: 'clientSecret' }])
  })

  test('is asked for again if the sandbox has moved', async () => {
    const at = (host: string): Guide => ({
      ...databricksOauthU2m,
      clouds: [{ id: 'sandbox', label: 'Sandbox', scheme: 'http', host }],
    })
    const id = await saved({}, { guide: at('localhost:4010') })
    const change = { clientSecret: '', [HIDDEN.version]: '1' }
    const state = await refused(save(change, { id, guide: at('localhost:4011') }))
    expect(state.problems).toMatchObject([
      { field: 'clientSecret', message: expect.stringContaining('localhost:4010') },
    ])
    await saved(change, { id, guide: at('localhost:4010') })
  })
})

describe('a change', () => {
  test('keeps the secret if its box is empty, and otherwise replaces it', async () => {
    const id = await saved({ clientSecret: 'old' })
    await saved({ clientSecret: '', clientId: 'kept', [HIDDEN.version]: '1' }, { id })
    expect(await kept(databricksOauthU2m, id)).toMatchObject({ clientId: 'kept', clientSecret: 'old', version: 2 })
    await saved({ clientSecret: 'new', [HIDDEN.version]: '2' }, { id })
    expect(await kept(databricksOauthU2m, id)).toMatchObject({ clientSecret: 'new', version: 3 })
  })

  test('of a profile that someone else changed shows who changed what, and can then be saved', async () => {
    const id = await saved({ name: 'Contested', scopes: 'scim' })
    await saved(
      { name: 'Contested', scopes: 'billing', clientSecret: 'another', [HIDDEN.version]: '1' },
      { id, actor: 'Bob' },
    )
    await saved({ name: 'Renamed', scopes: 'billing', clientSecret: '', [HIDDEN.version]: '2' }, { id, actor: 'Cem' })
    const mine = { name: 'Mine', scopes: 'networking' }
    const state = await refused(save({ ...mine, [HIDDEN.version]: '1' }, { id }))
    expect(state).toMatchObject({
      values: mine,
      problems: [],
      version: 3,
      others: [
        { actor: 'Bob', changes: { scopes: { from: 'scim', to: 'billing' } }, replaced: ['clientSecret'] },
        { actor: 'Cem', changes: { name: { from: 'Contested', to: 'Renamed' } }, replaced: [] },
      ],
    })
    expect(JSON.stringify(state)).not.toMatch(new RegExp(`${SECRET}|another`))
    expect(await findProfile(context().db, id)).toMatchObject({ name: 'Renamed' })
    await saved({ ...mine, [HIDDEN.version]: `${state.version}` }, { id })
    expect(await findProfile(context().db, id)).toMatchObject({ ...mine, version: 4 })
  })

  test.each(['', 'x', '-1', '__proto__', '99999999999999999999'])('of version %j is a conflict', async (version) => {
    const id = await saved({})
    expect(await refused(save({ [HIDDEN.version]: version }, { id }))).toMatchObject({
      version: 1,
      others: [],
      message: expect.stringContaining('while you were editing'),
    })
  })

  test('to a used name has that problem, and keeps its version', async () => {
    await saved({ name: 'Taken already' })
    const id = await saved({})
    expect(await refused(save({ name: 'taken already', [HIDDEN.version]: '1' }, { id }))).toMatchObject({
      problems: [{ field: 'name' }],
      version: 1,
    })
  })

  test('of a deleted profile says so, and keeps the typed values', async () => {
    const id = await saved({})
    await deleteProfile(context(), id)
    expect(await refused(save({ name: 'Gone', [HIDDEN.version]: '1' }, { id }))).toMatchObject({
      values: { name: 'Gone' },
      message: expect.stringContaining('deleted this profile'),
    })
  })
})

describe('a database', () => {
  function saveWith(open: () => Promise<WriteContext>): Promise<SaveResult> {
    return saveForm(open, databricksOauthU2m, null, formOf(databricksOauthU2m, { name: 'Typed' }), 1)
  }

  test.each([
    ['ECONNREFUSED', 'database is unavailable'],
    ['57P03', 'database is unavailable'],
    ['42P01', 'refused this'],
  ])('that answers %s is reported, and the typed values stay', async (code, message) => {
    const state = await refused(saveWith(() => Promise.reject(new StoreError(code, null))))
    expect(state).toMatchObject({ values: { name: 'Typed' }, message: expect.stringContaining(message) })
    expect(JSON.stringify(state)).not.toContain(SECRET)
  })

  test('is not opened for an invalid form', async () => {
    const open = () => Promise.reject(new Error('It was opened.'))
    const sent = saveForm(open, databricksOauthU2m, null, new FormData(), 1)
    expect((await refused(sent)).problems).not.toEqual([])
  })

  test('that fails for another reason throws', async () => {
    await expect(saveWith(() => Promise.reject(new TypeError('a mistake')))).rejects.toThrow('a mistake')
  })
})
